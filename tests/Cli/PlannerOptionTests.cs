using HvSim.Cli;
using HvSim.Scenarios;
using Xunit;

namespace HvSim.Tests.Cli;

/// <summary>Headroom, hosts that are lost, and sensitivity, as a planner asks for them.</summary>
public sealed class PlannerOptionTests
{
    [Fact]
    public void Hosts_OfWhichOneMayBeLost_AreToldInASentenceAndInJson()
    {
        using var desk = new Desk(Desk.SmallSearch);
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=3", "--set", "guests.web.count=1..20", "--hosts", "4");
        Assert.Contains("With 4 such hosts of which 1 may be lost, each may hold at most", desk.Output, StringComparison.Ordinal);
        Assert.Contains("The scenario has 3 web guests: ", desk.Output, StringComparison.Ordinal);
        desk.Run("sweep", "small.yaml", "--hosts", "4", "--survive", "2", "--format", "json");
        Assert.Contains("\"hostsLost\": 2", desk.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Hosts_OfWhichAllButOneMayBeLost_AreToldWithoutSayingItTwice_AndAgainstTheFile()
    {
        using var desk = new Desk(Desk.SmallSearch);
        string[] axis = ["--set", "guests.web.count=2,20", "--set", "guests.web.count=8", "--find", "overload"];
        desk.Run(["sweep", "small.yaml", .. axis, "--hosts", "2"]);
        // Two guests on one host are one on each of two; the file has eight, seven of them, 87.5 %, too many.
        Assert.Contains(
            "With 2 such hosts of which 1 may be lost, each may hold at most 1 web guest: the 1 host that is left holds all 2 "
                + "then; the scenario has 7 too many, 87.5 %, for that.",
            desk.Flat, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", "The scenario has 1 web guest: room for at least 2 more, 200.0 %.",
        "the scenario has room for at least 1 more")]
    [InlineData("3", "The scenario has 3 web guests: room for at least 0 more, 0.0 %.",
        "whether the 3 of the scenario do, only a range up to 4 tells")]   // 3 on each of 4 hosts are 4 on each of 3
    [InlineData("5", "The scenario has 5 web guests: more than the range goes up to.",
        "whether the 5 of the scenario do, only a range up to 7 tells")]   // 20 on 3 hosts: 7, 7 and 6
    public void Hosts_WhereTheRangeEndsBeforeALimitBreaks_HoldAtLeastSoMany(string present, string alone, string survivors)
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("sweep", "small.yaml", "--set", "objectives[0].limit=10 s", "--set", $"guests.web.count={present}",
            "--set", "guests.web.count=2..3", "--find", "overload", "--hosts", "4");
        Assert.Contains("No limit breaks up to 3 web guests", desk.Flat, StringComparison.Ordinal);
        Assert.Contains(alone, desk.Flat, StringComparison.Ordinal);
        // Three hosts hold at least 9, which are 2 on each of four, and 3 on each of three then.
        Assert.Contains(
            "each may hold at least 2 web guests: the 3 hosts that are left hold all 8 then, at most 3 each; " + survivors,
            desk.Flat, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("50 /s", "room for 100.0 % more")]
    [InlineData("100 /s", "room for nothing more")]
    [InlineData("125 /s", "20.0 % too much")]
    public void Headroom_AlongARate_IsInPercentOfThePresentOne(string present, string expected)
    {
        using var desk = new Desk(Desk.SmallHost);
        const string Rate = "guests.web.workload.requests.rate";
        desk.Run("sweep", "small.yaml", "--set", $"{Rate}={present}", "--set", $"{Rate}=100 /s,3000 /s", "--find", "overload");
        Assert.Contains($"The scenario has {Rate} = {present}: {expected}.", desk.Flat, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hosts takes a whole number from 2", "--hosts", "1")]
    [InlineData("--survive takes a whole number from 1 to 3", "--hosts", "4", "--survive", "4")]
    [InlineData("--survive takes a whole number from 1 to 3", "--hosts", "4", "--survive", "0")]
    [InlineData("--survive needs --hosts", "--survive", "1")]
    [InlineData("--hosts needs a search", "--hosts", "4", "--find", "none")]
    public void HostsThatCannotBe_AreRefused_AndNothingIsWritten(string expected, params string[] options)
    {
        using var desk = new Desk(Desk.SmallSearch);
        Assert.Equal(ExitCode.Usage, desk.Run(["sweep", "small.yaml", .. options]));
        Assert.Contains(expected, desk.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(desk.Folder, "results")));
    }

    [Fact]
    public void Sensitivity_SaysBeforeHowMuchItAsks_AndWritesItsTableAndChart()
    {
        using var desk = new Desk(Desk.SmallSearch);
        IReadOnlyList<EffectiveValue> With(params Override[] changes) =>
            ScenarioFile.Load(Path.Combine(desk.Folder, "small.yaml"), changes).Loaded!.Effective;
        var assumed = With().Where(value => value.Evidence == "assumed").ToArray();
        var ends = assumed.Sum(value => new[] { value.PlausibleLow, value.PlausibleHigh }.Count(
            end => With(new Override(value.Path, end)).Single(other => other.Path == value.Path).Text != value.Text));
        desk.Run("sweep", "small.yaml", "--sensitivity", "--out", "out");
        Assert.Contains(
            $"sensitivity: {assumed.Length} assumed values at {ends} ends of their ranges", desk.Error, StringComparison.Ordinal);
        Assert.Matches($"The answer moves most with|None of the {assumed.Length} assumed values moves the answer", desk.Output);
        var rows = File.ReadAllLines(Path.Combine(desk.Folder, "out", "sensitivity.csv"));
        Assert.Equal(1 + 1 + ends, rows.Length);
        Assert.True(File.Exists(Path.Combine(desk.Folder, "out", "charts", "sensitivity.svg")));
        desk.Run("sweep", "small.yaml", "--out", "out");
        Assert.False(File.Exists(Path.Combine(desk.Folder, "out", "sensitivity.csv")));
    }

    [Fact]
    public void Sensitivity_IsTheSameAtAnyNumberOfWorkers()
    {
        using var desk = new Desk(Desk.SmallSearch);
        desk.Run("sweep", "small.yaml", "--sensitivity", "--out", "one", "-j", "1", "--format", "json");
        var one = desk.Output;
        desk.Run("sweep", "small.yaml", "--sensitivity", "--out", "four", "-j", "4", "--format", "json");
        Assert.Equal(one, desk.Output);
    }

    [Fact]
    public void ZippedAxes_OfTheCommandLine_MakeOnePointOfEachPlace()
    {
        using var desk = new Desk(Desk.SmallHost);
        desk.Run("sweep", "small.yaml", "--set", "guests.web.count=1,2,3",
            "--set", "guests.web.workload.requests.rate=90 /s,45 /s,30 /s", "--set", "sweep.combine=zipped", "--out", "out");
        var points = File.ReadAllLines(Path.Combine(desk.Folder, "out", "breakdown.csv"));
        Assert.Contains(points, row => row.StartsWith("3,3,30 /s,", StringComparison.Ordinal));
        Assert.DoesNotContain(points, row => row.StartsWith("4,", StringComparison.Ordinal));
    }
}
