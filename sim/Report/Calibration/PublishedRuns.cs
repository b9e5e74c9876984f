using System.Globalization;
using CsvHelper;
using HvSim.Experiments.Calibration;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;

namespace HvSim.Report.Calibration;

/// <summary>
/// Reads <c>published.csv</c>: the published configurations of a benchmark, each with the scenario that describes it.
/// </summary>
public static class PublishedRuns
{
    /// <summary>Name of the file within the study's folder.</summary>
    public const string FileName = "published.csv";

    private const string NativeRole = "native";
    private const string VirtualRole = "virtual";
    private const string NarrowRole = "narrow";
    private const string PredictionRole = "prediction";

    /// <summary>Reads a study.</summary>
    /// <param name="folder">Folder of the file and of the scenarios.</param>
    /// <param name="problems">Everything that is wrong with it.</param>
    /// <returns>The study, or null where there are problems.</returns>
    public static BatchStudyFile? Read(string folder, out IReadOnlyList<Problem> problems)
    {
        var found = new List<Problem>();
        problems = found;
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            found.Add(Wrong(path, 1, "no such file", $"Name the folder that holds {FileName} and the scenarios that it lists."));
            return null;
        }

        var rows = ReadRows(path, found);
        var runs = rows.Select(row => (Row: row, Run: ReadRun(folder, path, row, found))).ToList();
        PublishedRun? Single(string role)
        {
            var those = runs.Where(run => run.Row.Role == role).ToList();
            if (those.Count == 1 && those[0].Run is { Minutes: null })
                found.Add(Wrong(
                    path,
                    those[0].Row.Line,
                    $"the configuration of role '{role}' has no elapsed time",
                    "Fill in low_minutes and high_minutes."));
            if (those.Count != 1)
                found.Add(Wrong(path, 1, $"{those.Count} configurations have the role '{role}'", "Exactly one must have it."));
            return those.Count == 1 ? those[0].Run : null;
        }

        var (native, whole, narrow) = (Single(NativeRole), Single(VirtualRole), Single(NarrowRole));
        if (found.Count > 0)
            return null;
        return new BatchStudyFile(
            native!, whole!, narrow!, [.. runs.Where(r => r.Row.Role == PredictionRole).Select(r => r.Run!)]);
    }

    private static List<Row> ReadRows(string path, List<Problem> problems)
    {
        var rows = new List<Row>();
        try
        {
            using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
            csv.Read();
            csv.ReadHeader();
            while (csv.Read())
            {
                rows.Add(new Row(
                    csv.Parser.RawRow, csv.GetField("id")!, csv.GetField("scenario")!, csv.GetField("label")!,
                    csv.GetField("role")!,
                    csv.GetField("low_minutes")!, csv.GetField("high_minutes")!, csv.GetField("favoured")!));
            }
        }
        catch (Exception e) when (e is CsvHelperException or IOException or UnauthorizedAccessException)
        {
            problems.Add(Wrong(path, rows.Count + 1, $"cannot be read ({e.Message.Split('\n')[0].TrimEnd('.', '\r')})",
                "The columns are id, scenario, label, role, low_minutes, high_minutes, favoured."));
        }
        return rows;
    }

    private static PublishedRun? ReadRun(string folder, string path, Row row, List<Problem> problems)
    {
        if (row.Role is not (NativeRole or VirtualRole or NarrowRole or PredictionRole))
            problems.Add(Wrong(
                path, row.Line, $"unknown role '{row.Role}'", "Roles are native, virtual, narrow and prediction."));
        var loaded = ScenarioFile.Load(Path.Combine(folder, row.Scenario), []);
        problems.AddRange(loaded.Problems.Where(problem => problem.Severity == ProblemSeverity.Error));
        if (loaded.Loaded is not { } scenario)
            return null;
        if (scenario.Scenario.Guests.Any(guest => guest.Workload is not BatchWorkload))
            problems.Add(Wrong(
                path, row.Line, $"{row.Scenario} has guests without batch work", "Only batch guests can be calibrated."));
        return new PublishedRun(
            row.Id, row.Label, scenario.Scenario,
            row.Role == PredictionRole ? FigureRole.Prediction : FigureRole.Calibration,
            Minutes(row.Low), Minutes(row.High), row.Favoured);

        double? Minutes(string text)
        {
            if (text.Length == 0)
                return null;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes)
                && minutes > 0 && double.IsFinite(minutes))
                return minutes;
            problems.Add(Wrong(
                path, row.Line, $"'{text}' is not a positive number of minutes", "Write minutes as a plain number, or nothing."));
            return null;
        }
    }

    private static Problem Wrong(string path, int line, string reason, string cure) =>
        new(path, line, 1, string.Empty, reason, cure, ProblemSeverity.Error, ProblemCode.BadValue);

    private sealed record Row(
        int Line, string Id, string Scenario, string Label, string Role, string Low, string High, string Favoured);
}
