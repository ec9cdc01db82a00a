using System.Runtime.CompilerServices;
using Azure;
using Azure.Identity;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Doctor.Checks;

/// <summary>That the secret is there under which rounds' keys are wrapped. None is made: that is for the bot's first start.</summary>
public sealed class CheckMasterSecret(IOptions<KeyVaultOptions> options, IOptions<StoreOptions> store, KeyVaultMasterSecret vault, FileMasterSecret file) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> RunAsync(DoctorVisit visit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return options.Value.IsUsed ? await LookAtVaultAsync(cancellationToken) : await LookAtFileAsync(cancellationToken);
    }

    private async Task<Finding> LookAtVaultAsync(CancellationToken cancellationToken)
    {
        var (name, host) = (options.Value.SecretName, new Uri(options.Value.Uri).Host);
        try
        {
            await vault.ReadNewestAsync(cancellationToken);
            return Finding.Holds($"The secret {name} in {host} can be read and has the right shape.", $"El secreto {name} en {host} se puede leer y tiene la forma correcta.");
        }
        catch (MasterSecretException error)
        {
            return error.InnerException switch
            {
                null => Finding.Broken(
                    $"The secret {name} in {host} is not {MasterKey.Length} random bytes in base64.",
                    $"El secreto {name} en {host} no son {MasterKey.Length} bytes al azar en base64.",
                    new("Make a new version of it; docs/running.md says how.", "Cree una versión nueva; docs/running.md dice cómo.")),
                RequestFailedException { Status: 404 } => Finding.Broken(
                    $"There is no secret {name} in {host}.",
                    $"No hay ningún secreto {name} en {host}.",
                    new("Make it; docs/running.md says how. If it was deleted, recover it.", "Créelo; docs/running.md dice cómo. Si se borró, recupérelo.")),
                RequestFailedException { Status: 403 } when error.IsLost => Finding.Broken(
                    $"The secret {name} in {host} is disabled.",
                    $"El secreto {name} en {host} está deshabilitado.",
                    new("Enable it again.", "Habilítelo de nuevo.")),
                RequestFailedException { Status: 401 or 403 } => Finding.Broken(
                    $"The bot may not read the secret {name} in {host}.",
                    $"El bot no tiene permiso para leer el secreto {name} en {host}.",
                    new(
                        "Give the bot's identity the role \"Key Vault Secrets User\" on it, and look at the vault's firewall.",
                        "Dé a la identidad del bot el rol \"Key Vault Secrets User\" sobre él y revise el cortafuegos del almacén de claves.")),
                AuthenticationFailedException => Finding.Broken(
                    $"The bot's identity gets no token for {host}.",
                    $"La identidad del bot no obtiene token para {host}.",
                    new("Mend what the part Identity lists.", "Corrija lo que enumera la parte Identidad.")),
                _ => Finding.Broken(
                    $"{host} can't be reached.",
                    $"No se puede llegar a {host}.",
                    new("Check KeyVault:Uri, the vault's firewall and the network.", "Revise KeyVault:Uri, el cortafuegos del almacén de claves y la red.")),
            };
        }
    }

    private async Task<Finding> LookAtFileAsync(CancellationToken cancellationToken)
    {
        const string Name = FileMasterSecret.FileName;
        if (!File.Exists(Path.Combine(store.Value.DataDirectory, Name)))
        {
            return Finding.Holds(
                $"There is no {Name} in Storage:DataDirectory yet; the first start makes it.", $"Todavía no hay {Name} en Storage:DataDirectory; el primer arranque lo crea.");
        }

        try
        {
            await file.ReadAsync(version: null, cancellationToken);
            return Finding.Holds($"{Name} in Storage:DataDirectory can be read, by its owner alone.", $"{Name} en Storage:DataDirectory se puede leer, y solo por su dueño.");
        }
        catch (MasterSecretException error)
        {
            return error.IsLost
                ? Finding.Broken(
                    $"{Name} in Storage:DataDirectory is damaged: it is not a master secret.",
                    $"{Name} en Storage:DataDirectory está dañado: no es un secreto maestro.",
                    new("Put the right file back; without it open rounds can't be counted.", "Vuelva a poner el archivo correcto; sin él no se pueden contar las rondas abiertas."))
                : Finding.Broken(
                    $"{Name} in Storage:DataDirectory may be read by others than its owner.",
                    $"{Name} en Storage:DataDirectory puede leerlo alguien más que su dueño.",
                    new("Allow only the owner (chmod 600), and find out who could have read it.", "Permita solo al dueño (chmod 600) y averigüe quién pudo haberlo leído."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Finding.Broken(
                $"{Name} in Storage:DataDirectory can't be read by this account.",
                $"Esta cuenta no puede leer {Name} en Storage:DataDirectory.",
                new("Run the doctor as the account the bot runs as.", "Ejecute el doctor con la cuenta con la que corre el bot."));
        }
    }
}
