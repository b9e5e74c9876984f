using System.Globalization;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Scenarios;
using Xunit;

namespace HvSim.Tests.Published;

/// <summary>
/// The demands of scenarios/consolidation.yaml against the table of the trace that they were taken from (one row per machine, August
/// 2013). The table is not part of this repository; without it the test is skipped.
/// </summary>
public sealed class BitbrainsTests
{
    private const string Table = "vm-summary-2013-8.csv";
    private const double BusiestShare = 0.1;
    private const double RoundingOfTheScenario = 0.01;

    [Theory]
    [InlineData("one-way", 1)]
    [InlineData("two-way", 2)]
    [InlineData("four-way", 4)]
    [InlineData("eight-way", 8)]
    public void ProcessorDemand_OfEachClass_IsTheMeanOfItsMachines(string name, int processors)
    {
        var file = FindTable();
        Assert.SkipWhen(file is null, $"{Table} is not here: it is a table of a public trace that this repository does not copy.");
        var utilisations = File.ReadLines(file!).Skip(1).Select(line => line.Split(','))
            .Where(row => row[4] == processors.ToString(CultureInfo.InvariantCulture))
            .Select(row => double.Parse(row[10], CultureInfo.InvariantCulture)).Order().ToArray();
        var quiet = (int)(utilisations.Length * (1 - BusiestShare));

        AssertDemand(name, processors, utilisations[..quiet].Average());
        AssertDemand($"{name}-busy", processors, utilisations[quiet..].Average());
    }

    private static void AssertDemand(string name, int processors, double percentOfEach)
    {
        var scenario = ScenarioFile.Load(Repository.File("scenarios", "consolidation.yaml"), []).Loaded!.Scenario;
        var work = (OpenWorkload)scenario.Guests.Single(guest => guest.Name == name).Workload;
        var demand = work.RatePerSecond * work.Each.Sum(step => step.Time.Mean.Seconds);
        var expected = percentOfEach / 100 * processors;
        Assert.InRange(demand, expected * (1 - RoundingOfTheScenario), expected * (1 + RoundingOfTheScenario));
    }

    private static string? FindTable()
    {
        var file = Repository.File("..", "shared", "data", "bitbrains-rnd", Table);
        return File.Exists(file) ? file : null;
    }
}
