using Azure.Core;
using LeadershipBot.About;
using LeadershipBot.Actions;
using LeadershipBot.Admin;
using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Circles;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Doctor;
using LeadershipBot.Doctor.Checks;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.ResultsApi;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Seasons;
using LeadershipBot.Settings;
using LeadershipBot.SignIn;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tab;
using LeadershipBot.Teams;
using LeadershipBot.Telemetry;
using LeadershipBot.Verification;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Quartz;

namespace LeadershipBot;

/// <summary>The bot as one web application. The sandbox and the tests build the same one with other settings.</summary>
public static class LeadershipBotHost
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args });

        // ASP.NET Core notes every request; on this bot that would be when people answered.
        // An HTTP client would note addresses, and the connector's hold conversation ids.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services
            .AddBot(builder.Configuration)
            .AddStore(builder.Configuration)
            .AddRoster(builder.Configuration)
            .AddTeams()
            .AddPreferences()
            .AddPulses(builder.Configuration)
            .AddResults(builder.Configuration)
            .AddActions()
            .AddSeasons(builder.Configuration)
            .AddNudges()
            .AddCircles()
            .AddDelivery(builder.Configuration)
            .AddAdmin()
            .AddSchedules(builder.Configuration)
            .AddOperations()
            .AddVerification()
            .AddDoctor()
            .AddSignIn(builder.Configuration)
            .AddResultsApi()
            .AddTab()
            .AddTelemetry(builder.Configuration);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = PutTogether(builder);
        app.Services.BeginExport();

        // Two parts of one name are found here, and not by the first person who writes.
        app.Services.GetRequiredService<ActivityHandler>();
        app.UseAnswerHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapBotMessages();
        app.MapAdmin();
        app.MapResultsApi();
        app.MapTab();
        app.MapAbout();
        app.MapHealth();
        return app;
    }

    /// <summary>Its settings checked, and no part made: the store is not opened.</summary>
    public static WebApplication PutTogether(WebApplicationBuilder builder)
    {
        var app = builder.Build();

        // Before anything is made with them, so that all that is wrong comes in one message.
        app.Services.GetRequiredService<SettingsCheck>().Run();
        return app;
    }

    private static IServiceCollection AddBot(this IServiceCollection services, ConfigurationManager configuration)
    {
        var section = new SettingSection(BotFrameworkOptions.SectionName, typeof(BotFrameworkOptions));
        return services
            .AddSingleton(section)
            .AddSingleton(typeof(AsSet<>))
            .AddSingleton<SettingsCheck>()
            .AddBotFramework(options => SettingValues.Bind(configuration.GetSection(section.Name), section, options));
    }

    private static IServiceCollection AddStore(this IServiceCollection services, IConfiguration configuration)
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

    private static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<RosterOptions>(configuration, RosterOptions.Section);
        services.AddValidated<ProgramsOptions>(configuration, ProgramsOptions.Section);
        services.AddValidated<ContentOptions>(configuration, ContentOptions.Section);
        return services
            .AddSingleton<AgencyContent>()
            .AddSingleton(provider => provider.GetRequiredService<AgencyContent>().Library)
            .AddSingleton<Agency>()
            .AddSingleton<AgencyFiles>();
    }

    private static IServiceCollection AddTeams(this IServiceCollection services) => services
        .Configure<BotAdapterOptions>(options => options.ErrorCard = Apology.For)
        .AddSingleton<ActivityHandler, LeadershipBotHandler>()
        .AddSingleton<Conversations>()
        .AddSingleton<Dialogs>()
        .AddSingleton<ITextCommand, HelpCommand>()
        .AddSingleton<ITextCommand, PrivacyCommand>();

    private static IServiceCollection AddPreferences(this IServiceCollection services) => services
        .AddSingleton<PreferencesTable>()
        .AddSingleton<PauseDialog>()
        .AddSingleton<IDialog>(provider => provider.GetRequiredService<PauseDialog>())
        .AddSingleton<ITextCommand, SettingsCommand>()
        .AddSingleton<ITextCommand, PauseCommand>()
        .AddSingleton<ICardVerbHandler, SaveSettings>();

    private static IServiceCollection AddPulses(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<PulseOptions>(configuration, PulseOptions.Section);
        services.AddValidated<KeyVaultOptions>(configuration, KeyVaultOptions.Section);
        services.TryAddSingleton(_ => KeyVaultMasterSecret.CreateClientOptions());
        return services
            .AddSingleton<FileMasterSecret>()
            .AddSingleton<KeyVaultMasterSecret>()
            .AddSingleton<MasterSecret>()
            .AddSingleton<Rounds>()
            .AddSingleton<RoundKeys>()
            .AddSingleton<OpenRound>()
            .AddSingleton<AskMoved>()
            .AddSingleton<Intake>()
            .AddSingleton<RoundTroubles>()
            .AddSingleton<CountBallots>()
            .AddSingleton<PublishRelease>()
            .AddSingleton<CloseRound>()
            .AddSingleton<PulseCards>()
            .AddSingleton<ICardVerbHandler, SubmitBallot>()
            .AddSingleton<ICardVerbHandler, AnswerAgain>()
            .AddSingleton<ITextCommand, PulseCommand>()
            .AddSingleton<ITextCommand, PlanCommand>()
            .AddSingleton<ICampaignMessage, PulseInvitation>()
            .AddSingleton<ICampaignMessage, PulseReminder>();
    }

    private static IServiceCollection AddResults(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<ResultsOptions>(configuration, ResultsOptions.Section);
        return services
            .AddSingleton<Releases>()
            .AddSingleton<ReadResults>()
            .AddSingleton<UnitNotes>()
            .AddSingleton<ResultsTab>()
            .AddSingleton<ResultCards>()
            .AddSingleton<SendResults>()
            .AddSingleton<ITextCommand, ResultsCommand>()
            .AddSingleton<ICampaignMessage, ResultMessage>();
    }

    private static IServiceCollection AddActions(this IServiceCollection services)
    {
        foreach (var verb in TapDraft.Verbs)
        {
            services.AddSingleton<ICardVerbHandler>(provider => new TapDraft(verb, provider.GetRequiredService<SayAction>()));
        }

        return services
            .AddSingleton<ActionsTable>()
            .AddSingleton<SweepPromises>()
            .AddSingleton<FollowUps>()
            .AddSingleton<ReadGate>()
            .AddSingleton<HeardCards>()
            .AddSingleton<TellHeard>()
            .AddSingleton<ResultSteps>()
            .AddSingleton<PromisesInBrief>()
            .AddSingleton<PromiseCards>()
            .AddSingleton<DraftCards>()
            .AddSingleton<RecordPromise>()
            .AddSingleton<AskOutcome>()
            .AddSingleton<AskReply>()
            .AddSingleton<PollOpening>()
            .AddSingleton<ReadBoard>()
            .AddSingleton<RecentFigures>()
            .AddSingleton<ActionBoard>()
            .AddSingleton<SayAction>()
            .AddSingleton<IDialog>(provider => provider.GetRequiredService<SayAction>())
            .AddSingleton<ITextCommand, ActionCommand>()
            .AddSingleton<ITextCommand, ActionsCommand>()
            .AddSingleton<ITextCommand, OpenAnywayCommand>()
            .AddSingleton<ICardVerbHandler, ShowHeard>()
            .AddSingleton<ICardVerbHandler, SendHeard>()
            .AddSingleton<ICardVerbHandler, BeginAction>()
            .AddSingleton<ICardVerbHandler, ShowOutcome>()
            .AddSingleton<ICardVerbHandler, CheckOutcome>()
            .AddSingleton<ICardVerbHandler, ChangeOutcome>()
            .AddSingleton<ICardVerbHandler, SendOutcome>()
            .AddSingleton<ICardVerbHandler, ShowReply>()
            .AddSingleton<ICardVerbHandler, CheckReply>()
            .AddSingleton<ICardVerbHandler, SendReply>()
            .AddSingleton<ICardVerbHandler, OpenAnyway>()
            .AddSingleton<ICampaignMessage, HeardMessage>()
            .AddSingleton<ICampaignMessage, PlanMessage>()
            .AddSingleton<ICampaignMessage, OutcomeMessage>()
            .AddSingleton<ICampaignMessage, BarrierMessage>();
    }

    private static IServiceCollection AddSeasons(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SeasonOptions>(configuration, SeasonOptions.Section);
        return services
            .AddSingleton(_ => ShippedSeasons.Load())
            .AddSingleton<AgencySeasons>()
            .AddSingleton<ManagerOrders>()
            .AddSingleton<SeasonCards>()
            .AddSingleton<ITextCommand, SeasonCommand>()
            .AddSingleton<ICardVerbHandler, SaveSeason>();
    }

    private static IServiceCollection AddNudges(this IServiceCollection services) => services
        .AddSingleton<NudgeHistory>()
        .AddSingleton<Notes>()
        .AddSingleton<Surroundings>()
        .AddSingleton<ManagerNudges>()
        .AddSingleton<CurrentNudge>()
        .AddSingleton<CheckIns>()
        .AddSingleton<NotesCards>()
        .AddSingleton<OldNudges>()
        .AddSingleton<SweepNudges>()
        .AddSingleton<ICardVerbHandler, AcceptNudge>()
        .AddSingleton<ICardVerbHandler, PutOffNudge>()
        .AddSingleton<ICardVerbHandler, RefuseNudge>()
        .AddSingleton<ICardVerbHandler, ShowAnotherNudge>()
        .AddSingleton<ICardVerbHandler, CheckInDid>()
        .AddSingleton<ICardVerbHandler, CheckInPartly>()
        .AddSingleton<ICardVerbHandler, CheckInNotYet>()
        .AddSingleton<ICardVerbHandler, DeleteNote>()
        .AddSingleton<ITextCommand, NudgeCommand>()
        .AddSingleton<ITextCommand, NotesCommand>()
        .AddSingleton<ICampaignMessage, NudgeMessage>()
        .AddSingleton<ICampaignMessage, CheckInMessage>()
        .AddSingleton<ICampaignMessage, LookBackMessage>();

    private static IServiceCollection AddCircles(this IServiceCollection services) => services
        .AddSingleton<CircleTable>()
        .AddSingleton<FormNextCircles>()
        .AddSingleton<CircleCards>()
        .AddSingleton<ICardVerbHandler, JoinCircles>()
        .AddSingleton<ICardVerbHandler, LeaveCircles>()
        .AddSingleton<ITextCommand, CircleCommand>()
        .AddSingleton<ICampaignMessage, CircleMessage>();

    private static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<DeliveryOptions>(configuration, DeliveryOptions.Section);

        services.AddOptions<HostOptions>().Configure<IOptions<DeliveryOptions>>(LeaveTimeToDrain);
        return services
            .AddSingleton<Campaigns>()
            .AddSingleton<DeliveryPlan>()
            .AddSingleton<RunCampaigns>()
            .AddSingleton<DeliverBatch>()
            .AddSingleton<ReadConditions>()
            .AddSingleton<DeliverMessage>()
            .AddSingleton<SendMessage>()
            .AddSingleton<SendingFigures>()
            .AddSingleton<SendQueue>()
            .AddSingleton<MessageBudgets>()
            .AddSingleton<ForeseenMessages>()
            .AddSingleton<QuietModes>();
    }

    /// <summary>Longer than the drain, so that what is on its way can say what became of it.</summary>
    private static void LeaveTimeToDrain(HostOptions host, IOptions<DeliveryOptions> delivery)
    {
        try
        {
            host.ShutdownTimeout = TimeSpan.FromSeconds(delivery.Value.DrainSeconds + 10);
        }
        catch (OptionsValidationException)
        {
            // It is told with everything else that is wrong, and no host starts with it.
        }
    }

    private static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<ReadCampaigns>()
        .AddSingleton<SendingStatus>()
        .AddSingleton<PauseSending>()
        .AddSingleton<ITextCommand, StatusCommand>()
        .AddSingleton<ITextCommand, ResumeCommand>()
        .AddSingleton<ITextCommand, TestCommand>()
        .AddSingleton<ICardVerbHandler, RefreshStatus>()
        .AddSingleton<ICardVerbHandler, CancelSend>()
        .AddSingleton<ICardVerbHandler, AnswerTest>();

    private static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SchedulesOptions>(configuration, SchedulesOptions.Section);
        return services
            .AddSingleton<Agenda>()
            .AddSingleton<Waves>()
            .AddSingleton<DelayedRounds>()
            .AddSingleton<Occurrences>()
            .AddSingleton<ProgramDates>()
            .AddQuartz(quartz =>
            {
                quartz.AddJob<OpenWaveJob>(job => job.WithIdentity(Agenda.OpenWave).StoreDurably());
                quartz.AddJob<RemindJob>(job => job.WithIdentity(Agenda.Remind).StoreDurably());
                quartz.AddJob<CloseRoundJob>(job => job.WithIdentity(Agenda.Close).StoreDurably());
                quartz.AddJob<FollowUpJob>(job => job.WithIdentity(FollowUps.Job).StoreDurably());
                quartz.AddJob<NudgeWaveJob>(job => job.WithIdentity(Agenda.NudgeWave).StoreDurably());
                quartz.AddJob<CircleWaveJob>(job => job.WithIdentity(Agenda.CircleWave).StoreDurably());
                quartz.UseExecutionLimits(limits => limits.ForGroup(DeliveryPlan.ExecutionGroup, DeliveryPlan.BatchesAtATime));
            });
    }

    /// <summary>Start-up comes before the scheduler, so that nothing fires before people and programs are known.</summary>
    private static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddCallerLimits()
        .AddSingleton<Readiness>()
        .AddSingleton<HealthReport>()
        .AddSingleton<IConcern, ContentConcern>()
        .AddSingleton<IConcern, FilesConcern>()
        .AddSingleton<IConcern, StoreConcern>()
        .AddSingleton<IConcern, SendingConcern>()
        .AddSingleton<IConcern, RoundConcern>()
        .AddSingleton<FinishWork>()
        .AddHostedService<StartUp>()
        .AddHostedService<ReportFigures>()
        .AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true)
        .AddHostedService<FinishWorkRegularly>()
        .AddHostedService<WatchStore>()
        .AddHostedService<ReloadAgencyFiles>();

    private static IServiceCollection AddVerification(this IServiceCollection services) => services.AddSingleton<InspectStore>().AddSingleton<VerifyAnonymity>();

    private static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.TryAddSingleton(new DoctorNetwork());
        services.TryAddSingleton(MachineData.OfThisMachine);
        return services
            .AddSingleton<DoctorHttp>()
            .AddSingleton<RunDoctor>()
            .AddSingleton<Expiries>()
            .AddSingleton<WarnOfExpiry>()
            .AddSingleton<IConcern, ExpiryConcern>()
            .AddSingleton<ICampaignMessage, ExpiryMessage>()
            .AddSingleton<ITextCommand, ChatDoctor>();
    }

    /// <summary>No scheme by default: the channel has tokens of its own, and nothing is to measure when people answer.</summary>
    private static IServiceCollection AddSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SignInOptions>(configuration, SignInOptions.Section);
        services.AddAuthentication(options => options.DefaultScheme = "").AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.SchemeName, configureOptions: null);
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

    private static IServiceCollection AddResultsApi(this IServiceCollection services) => services
        .AddApiDescription()
        .AddSingleton<RoundDocuments>()
        .AddSingleton<UnitDocuments>()
        .AddSingleton<MeasureList>()
        .AddSingleton<ReadPages>()
        .AddSingleton<ReadActions>()
        .AddSingleton<ReadParticipation>()
        .AddSingleton<WriteNote>()
        .AddSingleton<WriteCsv>();

    private static IServiceCollection AddTab(this IServiceCollection services) => services.AddSingleton(_ => new TabFiles(TabFiles.Beside));
}
