namespace LeadershipBot.BotFramework.Authentication;

/// <summary>A setting that opens something to whoever reads it: no message, log line or page may show its value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretSettingAttribute : Attribute;
