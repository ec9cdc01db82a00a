using Azure.Core;
using LeadershipBot.Settings;
using LeadershipBot.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<StoreOptions>(configuration, StoreOptions.Section);
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        services.TryAddSingleton<IEntityStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<StoreOptions>>().Value;
            return options.Kind switch
            {
                StoreKind.TablesByKey => new AzureTableEntityStore(options.ConnectionString),
                StoreKind.TablesByIdentity => new AzureTableEntityStore(new Uri(options.AccountUri), provider.GetRequiredService<TokenCredential>()),
                _ => (IEntityStore?)provider.GetService<BorrowedFiles>() ?? new SqliteEntityStore(options.DataDirectory),
            };
        });
        return services.AddSingleton<OpenStore>().AddSingleton<StoreHealth>();
    }
}
