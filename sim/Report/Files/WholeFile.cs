namespace HvSim.Report.Files;

/// <summary>Writes a file as a whole: a reader sees the old one or the new one, never a part.</summary>
public static class WholeFile
{
    /// <summary>Writes <paramref name="content"/> under a temporary name beside <paramref name="path"/>, then renames.</summary>
    /// <exception cref="ReportException">The file cannot be written.</exception>
    public static void Write(string path, byte[] content) => Write(path, stream => stream.Write(content));

    /// <summary>As the other one, of content that is made while it is written.</summary>
    /// <exception cref="ReportException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using (var stream = File.Create(temporary))
                content(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget(temporary);
            throw WriteFault.Of(path, "cannot be written", e);
        }
    }

    /// <summary>Removes a file that an earlier result left, where there is one.</summary>
    /// <exception cref="ReportException">The file cannot be removed.</exception>
    public static void Remove(string path)
    {
        try
        {
            if (File.Exists(path))
                File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WriteFault.Of(path, "cannot be removed", e);
        }
    }

    private static void Forget(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }
}
