namespace HvSim.Report.Files;

/// <summary>Why a file could not be written, and what to do, from what the operating system says.</summary>
public static class WriteFault
{
    // An error of the operating system as it comes with an exception: a number of its own on Unix, this and a number on Windows.
    private const int Windows = unchecked((int)0x80070000);
    private const int SharingViolation = Windows | 32;
    private const int LockViolation = Windows | 33;
    private const int WindowsDiskFull = Windows | 112;
    private const int WindowsHandleDiskFull = Windows | 39;
    private const int Busy = 16;
    private const int TextBusy = 26;
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;

    private const string Elsewhere = "Choose another folder with --out.";
    private const string Rights = "Change the rights, or choose another folder with --out.";
    private const string Room = "Make room, or choose a folder elsewhere with --out.";

    /// <summary>The refusal for the user.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What cannot be done with it, as in <c>cannot be written</c>.</param>
    /// <param name="failure">What went wrong.</param>
    public static ReportException Of(string path, string what, Exception failure)
    {
        var (reason, cure) = Explain(path, failure);
        return new ReportException($"{path} {what}: {reason}. {cure}", failure);
    }

    private static (string Reason, string Cure) Explain(string path, Exception failure)
    {
        if (FileAbove(path) is { } file)
            return ($"{file} is a file, and nothing can be put into a file", Elsewhere);
        if (Directory.Exists(path))
            return ("a folder of this name is in the way", "Remove it, or choose another folder with --out.");
        return failure.HResult switch
        {
            SharingViolation or LockViolation or Busy or TextBusy => (
                "another program holds it open", "Close it there and run again, or choose another folder with --out."),
            NoSpace or WindowsDiskFull or WindowsHandleDiskFull => ("the disk is full", Room),
            LinuxQuota or MacQuota => ("your quota of disk space is used up", Room),
            ReadOnly => ("the file system is read-only", Elsewhere),
            _ when failure is UnauthorizedAccessException => ("you have no right to write there", Rights),
            _ when failure is PathTooLongException => ("the name is too long", Elsewhere),
            _ when Folder(path) is { } folder && !Directory.Exists(folder) => ($"the folder {folder} cannot be made", Elsewhere),
            _ => (failure.Message.TrimEnd('.'), Elsewhere),
        };
    }

    /// <summary>The file that stands where a folder on the way to the path should, or null.</summary>
    private static string? FileAbove(string path)
    {
        for (var folder = Folder(path); folder is not null; folder = Folder(folder))
        {
            if (File.Exists(folder))
                return folder;
        }
        return null;
    }

    private static string? Folder(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : null;
}
