namespace LeadershipBot.Doctor.Checks;

/// <summary>Whether this account may write in a folder: a file that is gone with its handle tells, and nothing stays.</summary>
internal static class FolderLeave
{
    public static bool MayWrite(string folder)
    {
        try
        {
            using var probe = new FileStream(
                Path.Combine(folder, $".doctor-{Guid.NewGuid():N}"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
