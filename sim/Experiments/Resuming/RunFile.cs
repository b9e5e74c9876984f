using System.Security.Cryptography;
using System.Text;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>
/// A file with one replication: a mark with the version of the form, the key, a checksum over the content, and the content. It
/// is written under a temporary name and then renamed, so that whatever ends the program leaves the whole file or none; the
/// checksum is for disks, and for power that fails before the content has reached them.
/// </summary>
internal static class RunFile
{
    /// <summary>Ending of the temporary names.</summary>
    public const string TemporaryEnding = ".tmp";

    private static int _written;

    // The last digit is the version of the form.
    private static ReadOnlySpan<byte> Mark => "hvsim-run-2\n"u8;

    private static int SumStart => Mark.Length + SHA256.HashSizeInBytes;

    private static int ContentStart => SumStart + SHA256.HashSizeInBytes;

    /// <summary>Writes a replication.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, RunKey key, RunResult run)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Mark);
        bytes.Write(key.Hash);
        bytes.Write(stackalloc byte[SHA256.HashSizeInBytes]);
        using (var content = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
            RunForm.Write(content, run);
        var file = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
        SHA256.HashData(file[ContentStart..], file[SumStart..ContentStart]);

        // Another process, or another thread with an equal point, may be writing the same file.
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _written)}{TemporaryEnding}";
        try
        {
            File.WriteAllBytes(temporary, file);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Forget(temporary);
            throw;
        }
    }

    /// <summary>The replication in a file, or null where the file is damaged or holds another one.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static RunResult? Read(string path, RunKey key)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < ContentStart)
            return null;
        ReadOnlySpan<byte> file = bytes;
        var content = file[ContentStart..];
        var isWhole = file.StartsWith(Mark)
            && file[Mark.Length..SumStart].SequenceEqual(key.Hash)
            && file[SumStart..ContentStart].SequenceEqual(SHA256.HashData(content));
        if (!isWhole)
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, ContentStart, content.Length));
        return RunForm.Read(reader);
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
