namespace LeadershipBot.Verification;

internal static class VerificationServices
{
    public static IServiceCollection AddVerification(this IServiceCollection services) => services.AddSingleton<InspectStore>().AddSingleton<VerifyAnonymity>();
}
