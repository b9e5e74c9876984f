using HvSim.Experiments;
using HvSim.Experiments.Validation;
using HvSim.Report.Validation;
using HvSim.Scenarios;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>The rows of the validation are well-formed, so that its hours are not spent on a misspelt name.</summary>
public sealed class PublishedFiguresTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "scenarios", "published");

    [Fact]
    public void Row_NamesWhatThereIs()
    {
        var sources = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "SOURCES.md"));
        var figures = PublishedFigures.Read(Folder);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Id).Distinct().Count());
        foreach (var figure in figures)
        {
            var document = ScenarioDocument.Read(Path.Combine(Folder, figure.Scenario));
            var loaded = document.With([]);
            Assert.True(loaded.IsValid, string.Join('\n', loaded.Problems));
            var scenario = loaded.Loaded!.Scenario;
            Assert.Contains(figure.Guest, scenario.Guests.Select(guest => guest.Name).Append(""));
            Assert.Contains(figure.Alternative, scenario.Alternatives.Select(one => one.Name).Append(""));
            var metric = Assert.Single(MetricCatalog.All, metric => metric.Name == figure.Metric);
            Assert.Equal(figure.Form == FigureForm.Value ? metric.Unit : "", figure.Unit);
            Assert.Contains($"### {figure.Source}", sources);
            Assert.True(figure.BandPercent > 0 && figure.Published > 0);
        }
    }
}
