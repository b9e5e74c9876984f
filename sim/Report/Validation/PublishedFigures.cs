using System.Globalization;
using CsvHelper;
using HvSim.Experiments.Validation;

namespace HvSim.Report.Validation;

/// <summary>Reads <c>published.csv</c>: published figures, each with the scenario that gives it.</summary>
public static class PublishedFigures
{
    /// <summary>Name of the file within its folder.</summary>
    public const string FileName = "published.csv";

    /// <summary>Reads the figures.</summary>
    /// <param name="folder">Folder of the file and of the scenarios.</param>
    /// <exception cref="ReportException">The file is not there or not of its form.</exception>
    public static IReadOnlyList<PublishedFigure> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
            csv.Read();
            csv.ReadHeader();
            var figures = new List<PublishedFigure>();
            while (csv.Read())
                figures.Add(Figure(csv, path));
            return figures;
        }
        catch (Exception fault) when (fault is CsvHelperException or IOException or UnauthorizedAccessException)
        {
            throw new ReportException(
                $"{path} cannot be read ({fault.Message.Split('\n')[0].TrimEnd('.', '\r')}). "
                + "Name the folder that holds it and the scenarios that it lists.", fault);
        }
    }

    private static PublishedFigure Figure(CsvReader csv, string path) => new()
    {
        File = path,
        Line = csv.Parser.RawRow,
        Id = csv.GetField("id")!,
        Title = csv.GetField("title")!,
        Published = csv.GetField<double>("published"),
        Unit = csv.GetField("unit")!,
        BandPercent = csv.GetField<double>("band_percent"),
        Use = csv.GetField<FigureUse>("use"),
        Source = csv.GetField("source")!,
        Scenario = csv.GetField("scenario")!,
        Alternative = csv.GetField("alternative")!,
        Metric = csv.GetField("metric")!,
        Guest = csv.GetField("guest")!,
        Statistic = csv.GetField("statistic")!,
        Form = csv.GetField<FigureForm>("form"),
        Remark = csv.GetField("remark")!,
    };
}
