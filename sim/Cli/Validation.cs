using System.Globalization;
using System.Text;
using System.Text.Json;
using HvSim.Report;
using HvSim.Scenarios;

namespace HvSim.Cli;

/// <summary>What came of checking a file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Result">The scenario, or what is wrong with it.</param>
internal sealed record Validation(string File, LoadResult Result)
{
    private const int FormatVersion = 1;

    /// <summary>One line for each problem, as compilers write them, and one for each file.</summary>
    public static string Text(IReadOnlyList<Validation> checks)
    {
        var text = new StringBuilder();
        foreach (var check in checks)
        {
            foreach (var problem in check.Result.Problems)
                text.Append(problem).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"{check.File}: {check.Summary}\n");
        }
        return text.ToString();
    }

    /// <summary>The same for programs.</summary>
    public static string Json(IReadOnlyList<Validation> checks) => JsonForm.Of(json =>
    {
        json.WriteNumber("formatVersion", FormatVersion);
        json.WriteBoolean("valid", checks.All(check => check.Result.IsFaultless));
        json.WriteStartArray("files");
        foreach (var check in checks)
            check.Write(json);
        json.WriteEndArray();
    });

    private string Summary
    {
        get
        {
            var warnings = Result.Problems.Count(problem => problem.Severity == ProblemSeverity.Warning);
            var errors = Result.Problems.Count - warnings;
            var verdict = Result.IsFaultless ? "valid" : $"not valid, {Counted(errors, "error")}";
            return warnings == 0 ? verdict : $"{verdict}, {Counted(warnings, "warning")}";
        }
    }

    private static string Counted(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("file", File);
        json.WriteBoolean("valid", Result.IsFaultless);
        json.WriteStartArray("problems");
        foreach (var problem in Result.Problems)
        {
            json.WriteStartObject();
            json.WriteString("severity", problem.Severity == ProblemSeverity.Warning ? "warning" : "error");
            json.WriteString("code", problem.Code);
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteNumber("column", problem.Column);
            json.WriteString("path", problem.Path);
            json.WriteString("reason", problem.Reason);
            json.WriteString("cure", problem.Cure);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
