using System.Text;
using HvSim.Report.Text;

namespace HvSim.Report.Files;

/// <summary>
/// <c>answer.json</c>: what a study says, in the words of its first screen, with the verdicts and warnings behind it.
/// </summary>
internal sealed record AnswerFile
{
    public const string Name = "answer.json";

    /// <summary>Version of the layout.</summary>
    public required int FormatVersion { get; init; }

    /// <summary>The answer, without a place.</summary>
    public required Answer Answer { get; init; }

    /// <summary>What coordinates of points are, in words: one for each axis.</summary>
    public required IReadOnlyList<string> Axes { get; init; }

    /// <summary>What was judged at each point.</summary>
    public required IReadOnlyList<StoredVerdict> Verdicts { get; init; }

    /// <summary>What the user was told beside the answer.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The file of a study.</summary>
    public static byte[] Bytes(Answer answer, Study study, IReadOnlyList<string> warnings) =>
        Encoding.UTF8.GetBytes(JsonForm.Of(new AnswerFile
        {
            FormatVersion = JsonText.FormatVersion,
            Answer = answer,
            Axes = [.. AxisName.Headings(study.Axes)],
            Verdicts = [.. study.Points.SelectMany(StoredVerdict.Of)],
            Warnings = [.. study.Loaded.Warnings.Select(w => Words.Joined(w.Path, w.Reason, w.Cure)), .. warnings],
        }));

    /// <summary>What such a file holds.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is none.</exception>
    public static AnswerFile Read(ReadOnlySpan<byte> bytes) => JsonForm.Read<AnswerFile>(bytes);
}
