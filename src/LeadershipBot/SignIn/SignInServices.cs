using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Core.Organization;
using LeadershipBot.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LeadershipBot.SignIn;

internal static class SignInServices
{
    /// <summary>
    /// No scheme by default: the channel has tokens of its own, and nothing is to measure when people answer. The core of authentication
    /// only: the rest of it is for cookies, and keeps keys for them in the home folder.
    /// </summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SignInOptions>(configuration, SignInOptions.Section);
        services.AddAuthenticationCore(options => options.DefaultScheme = "").AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.SchemeName, configureOptions: null);
        services.AddAuthorizationBuilder()
            .AddPolicy(SignInPolicies.Administrator, policy => policy.AddAuthenticationSchemes(SignInHandler.SchemeName).RequireRole(nameof(Role.Administrator)))
            .AddPolicy(SignInPolicies.Anybody, policy => policy.AddAuthenticationSchemes(SignInHandler.SchemeName).RequireAuthenticatedUser());
        return services
            .AddSingleton<SignInDocuments>()
            .AddSingleton<PersonTokens>()
            .AddKeyedSingleton(SignInHandler.SchemeName, (provider, _) => new SigningKeys(
                provider.GetRequiredService<IOptions<SignInOptions>>().Value.MetadataUrlOf(provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value),
                provider.GetRequiredService<SignInDocuments>(),
                provider.GetRequiredKeyedService<TimeProvider>(RealTime.Key),
                provider.GetRequiredService<ILogger<SigningKeys>>()));
    }
}
