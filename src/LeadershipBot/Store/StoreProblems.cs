using LeadershipBot.Storage;

namespace LeadershipBot.Store;

/// <summary>A store's problem for a stranger's eyes: a few words and the setting to look at; no path, account or row.</summary>
public static class StoreProblems
{
    public static string SettingOf(StoreOptions options) => options.Kind switch
    {
        StoreKind.TablesByKey => "Storage:ConnectionString",
        StoreKind.TablesByIdentity => "Storage:AccountUri",
        _ => "Storage:DataDirectory",
    };

    public static string Words(StoreProblem problem, StoreOptions options) => problem switch
    {
        StoreProblem.Unavailable => "the store does not answer",
        StoreProblem.NotFound => "there is no store",
        StoreProblem.Refused => "the store does not let the bot in",
        StoreProblem.ReadOnly => "the store can't be written",
        StoreProblem.Full => "the store is full",
        StoreProblem.Unreadable => "the store holds rows that are damaged",
        StoreProblem.NewerVersion => "the store holds rows of a newer version of the bot",
        _ => "the store does not work",
    } + $" (look at {SettingOf(options)} and the log)";
}
