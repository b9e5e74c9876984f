using BenchmarkDotNet.Attributes;
using HvSim.Engine;

namespace HvSim.Bench.Engine;

/// <summary>The comparison under BenchmarkDotNet: one operation is a window of about a million events.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private IContender _baseline = null!;
    private IContender _engine = null!;
    private Duration _window;
    private Instant _baselineEnd;
    private Instant _engineEnd;

    /// <summary>The models, by name.</summary>
    public static IEnumerable<string> Models => Comparison.All.Select(comparison => comparison.Name);

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var comparison = Comparison.All.Single(c => c.Name == Model);
        _baseline = comparison.Baseline();
        _engine = comparison.Alarms[0]();
        _window = comparison.Window;
    }

    [Benchmark(Baseline = true, Description = "PriorityQueue + classes")]
    public void PriorityQueueOfEvents()
    {
        _baselineEnd += _window;
        _baseline.RunUntil(_baselineEnd);
    }

    [Benchmark(Description = "engine")]
    public void Engine()
    {
        _engineEnd += _window;
        _engine.RunUntil(_engineEnd);
    }
}
