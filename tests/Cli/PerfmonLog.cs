using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace HvSim.Tests.Cli;

/// <summary>The log of a run of the small host, read by a strict reader that is not ours, and the figures of the run.</summary>
internal static class PerfmonLog
{
    /// <summary>The log.</summary>
    public const string LogPath = "results/small/perfmon.csv";

    /// <summary>The window of two seconds is two whole periods, so that its figures are the means of two rows.</summary>
    public static readonly string[] TwoSeconds = ["--set", "run.duration=2200 ms", "--set", "guests.web.count=2"];

    public static List<string[]> Rows(Desk desk)
    {
        using var reader = new StringReader(desk.Text(LogPath));
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            NewLine = "\r\n",
            DetectDelimiter = false,
            TrimOptions = TrimOptions.None,
            BadDataFound = fault => throw new InvalidDataException(fault.RawRecord),
        });
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    public static string Cell(List<string[]> rows, int row, string path) => rows[row][Array.IndexOf(rows[0], path)];

    public static double Number(List<string[]> rows, int row, string path) =>
        double.Parse(Cell(rows, row, path), CultureInfo.InvariantCulture);

    public static double Replication(Desk desk, string metric, string guest)
    {
        using var reader = new StringReader(desk.Text("results/small/replications.csv"));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            if (csv["metric"] == metric && csv["guest"] == guest && csv["replication"] == "1")
                return double.Parse(csv["value"]!, CultureInfo.InvariantCulture);
        }
        throw new InvalidDataException($"There is no {metric} of {guest}.");
    }
}
