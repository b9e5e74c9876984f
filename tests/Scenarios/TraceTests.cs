using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Report;
using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>A trace file is read beside its scenario, and told apart by what it holds.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Header = "at_s,cpu_s_per_s";
    private const string Good = Header + "\n0,0.5\n300,0.25\n";

    private readonly TemporaryFolder _folder = new();

    private string TraceFile => Path.Combine(_folder.Path, "t/x.csv");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", 1, 1, "the first column is '', not 'at_s'")]
    [InlineData("time,cpu_s_per_s\n0,1\n", 1, 1, "the first column is 'time', not 'at_s'")]
    [InlineData("at_s\n0\n1\n", 1, 5, "no column says what was asked for")]
    [InlineData("at_s,cpu\n0,1\n", 1, 6, "there is no column 'cpu'")]
    [InlineData("at_s,cpu_s_per_s,cpu_s_per_s\n", 1, 18, "the column 'cpu_s_per_s' stands there twice")]
    [InlineData(Header + "\n0,0.5\n300,x\n", 3, 5, "'x' is not a number")]
    [InlineData(Header + "\n0,0.5\n300,\n", 3, 5, "'' is not a number")]
    [InlineData(Header + "\n1e18,0.5\n0,0.5\n", 3, 1, "the times do not increase: this one is not after the one before it")]
    [InlineData(Header + "\n0,0.5\n300,NaN\n", 3, 5, "'NaN' is not a number")]
    [InlineData(Header + "\n0,-1\n", 2, 3, "'-1' is out of range")]
    [InlineData(Header + "\n0,0.5\n300\n", 3, 4, "the line has fewer values than the header's 2 columns")]
    [InlineData(Header + "\n0,0.5,7\n", 2, 7, "the line has more values than the header's 2 columns")]
    [InlineData(Header + "\n300,0.5\n300,0.5\n", 3, 1, "the times do not increase: this one is not after the one before it")]
    [InlineData(Header + "\n0,0.5\n", 3, 1, "the trace has fewer than two intervals, so that nothing says how long one is")]
    public void File_WithAnError_IsRefusedAtItsPlace(string text, int line, int column, string reason)
    {
        var problem = Assert.Single(Load(text).Problems);

        Assert.Equal(
            (TraceFile, line, column, "guests.web.workload.trace.file", reason, ProblemSeverity.Error),
            (problem.File, problem.Line, problem.Column, problem.Path, problem.Reason, problem.Severity));
        Assert.NotEmpty(problem.Cure);
    }

    [Fact]
    public void File_ThatIsNotThere_IsNamed()
    {
        var problem = Assert.Single(Load(null).Problems);

        Assert.Equal((TraceFile, "there is no such trace file"), (problem.File, problem.Reason));
    }

    [Theory]
    [InlineData(Header + "\r\n0,0.5\r\n300,0.25\r\n", true)]
    [InlineData("\uFEFF" + Good, true)]
    [InlineData(Header + "\n0,0.5\n300,0.26\n", false)]
    public void Content_EntersTheHash(string text, bool isSame)
    {
        var (one, other) = (Loaded(Good), Loaded(text));

        Assert.Equal(isSame, one.Hash == other.Hash);
        Assert.Equal(isSame, one.PointHash == other.PointHash);
    }

    [Fact]
    public void Run_EndsWithTheTraces_AndHasNoWarmup()
    {
        var loaded = Loaded(Good);

        Assert.Equal((600, 0, false), (
            loaded.Scenario.Run.Duration.Seconds, loaded.Scenario.Run.Warmup.Nanoseconds, loaded.Scenario.Run.FindsWarmup));
        Assert.Contains(
            loaded.Warnings, warning => warning.Reason == "the traces end after 600 s, so that the runs are no longer");
        Assert.Equal(400, Loaded(Good, "start: 200 s").Scenario.Run.Duration.Seconds);
    }

    [Fact]
    public void Demand_WithoutADevice_IsReportedAsNotDemanded()
    {
        var loaded = Loaded("at_s,reads_per_s,network_bytes_per_s,memory_bytes\n0,1,1,1\n300,0,0,0\n");

        string[] ignored = ["reads_per_s", "network_bytes_per_s", "memory_bytes"];
        foreach (var column in ignored)
        {
            Assert.Contains(
                loaded.Warnings, warning => warning.Reason.EndsWith($"so that {column} of its trace are not demanded"));
        }
        Assert.Single(((TraceWorkload)loaded.Scenario.Guests[0].Workload).Flows);
    }

    [Theory]
    [InlineData("start: 600 s", "the trace is over after 600 s")]
    [InlineData("spread: 600 s", "the trace is over after 600 s")]
    [InlineData("bursts: { peak: 6 }", "6 times the mean for 20 % of the time is more than all demand")]
    public void Value_ThatContradictsTheTrace_IsRefused(string key, string reason) =>
        Assert.Contains(
            Load(Good, key).Problems, problem => problem.Reason == reason && problem.Severity == ProblemSeverity.Error);

    private LoadedScenario Loaded(string text, string keys = "start: 0 s")
    {
        var result = Load(text, keys);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
        return result.Loaded!;
    }

    private LoadResult Load(string? text, string keys = "start: 0 s")
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "t"));
        if (text is not null)
            File.WriteAllText(TraceFile, text);
        var file = Path.Combine(_folder.Path, "scenario.yaml");
        File.WriteAllText(file, $$"""
            schemaVersion: 1
            name: traced
            host:
              machine: { sockets: 1, coresPerSocket: 4 }
              os: windows-server-2019
              hypervisor: { scheduler: classic }
            guests:
              web: { virtualProcessors: 1, workload: { trace: { file: t/x.csv, {{keys}} } } }
            run: { duration: 1 h }
            """);
        return ScenarioFile.Load(file, []);
    }
}
