using System.Text;
using HvSim.Scenarios.Reading;

namespace HvSim.Scenarios.Source;

/// <summary>Reads a file into text, or says why it is not one.</summary>
internal static class SourceText
{
    private const int LargestMebibytes = 4;
    private const int LargestBytes = LargestMebibytes * 1024 * 1024;

    /// <summary>The text of the file without byte-order mark; null with a problem where there is none.</summary>
    public static string? Read(string path, ProblemList problems)
    {
        if (Directory.Exists(path))
        {
            return Refuse(path, problems, "this is a folder", "Name a scenario file in it.");
        }
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Refuse(path, problems, "there is no such file", "Check the name and the folder.");
            }
            return file.Length > LargestBytes ? TooLarge(path, problems) : Decode(File.ReadAllBytes(path), path, problems);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException
            or ArgumentException or NotSupportedException)
        {
            return Refuse(path, problems, "the file cannot be opened",
                "Check its name, its rights and whether another program holds it.");
        }
    }

    /// <summary>The text with line feeds only and no byte-order mark; null with a problem where it cannot be a
    /// scenario.</summary>
    public static string? Normalise(string text, string file, ProblemList problems)
    {
        if (text.Length > LargestBytes)
        {
            return TooLarge(file, problems);
        }
        var plain = text.TrimStart('\uFEFF').ReplaceLineEndings("\n");
        var zero = plain.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
        {
            var place = PlaceOf(file, plain.AsSpan(0, zero));
            problems.Error(place, "", ProblemCode.File, "the file holds binary data",
                "A scenario is a text file in YAML or JSON.");
            return null;
        }
        return plain;
    }

    private static string? Decode(byte[] bytes, string file, ProblemList problems)
    {
        try
        {
            return Normalise(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), file, problems);
        }
        catch (DecoderFallbackException fault)
        {
            var before = Encoding.Latin1.GetString(bytes, 0, Math.Max(0, fault.Index));
            var place = PlaceOf(file, before.ReplaceLineEndings("\n"));
            problems.Error(place, "", ProblemCode.File, $"the byte at offset {fault.Index} is not UTF-8 text",
                "Save the file as UTF-8.");
            return null;
        }
    }

    private static string? TooLarge(string file, ProblemList problems) => Refuse(
        file, problems, $"the file is larger than {LargestMebibytes} MiB", "A scenario is a short text; is this the right file?");

    private static string? Refuse(string file, ProblemList problems, string reason, string cure)
    {
        problems.Error(new Place(file, 0, 0), "", ProblemCode.File, reason, cure);
        return null;
    }

    private static Place PlaceOf(string file, ReadOnlySpan<char> before) =>
        new(file, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
}
