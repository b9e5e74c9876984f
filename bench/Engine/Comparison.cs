using HvSim.Bench.Engine.Variants;
using HvSim.Engine;

namespace HvSim.Bench.Engine;

/// <summary>A model, how long to run it, and how much faster than the baseline the engine has to be.</summary>
internal sealed record Comparison(
    string Name, double Target, Duration Window, Func<IContender> Baseline, IReadOnlyList<Func<IContender>> Alarms)
{
    internal static IReadOnlyList<Comparison> All { get; } =
    [
        Hold(100, 2.8), Hold(1_000, 3.3), Hold(10_000, 3.1), Hold(100_000, 3.6),
        new("PHOLD 1,024", 2.6, WindowOf(1_024), () => new EventPhold(1_024), OnAll(new PholdOf(1_024))),
        new("M/M/1", 1.3, WindowOf(2), () => new EventMm1(), OnAll(new Mm1Of())),
        new("moves and cancels, 1,000", 4.0, Duration.FromSeconds(0.15), () => new EventMix(1_000), OnAll(new MixOf(1_000))),
    ];

    /// <summary>The names of the alarm engines; the first is the one that is shipped.</summary>
    internal static IReadOnlyList<string> Engines { get; } =
        [HvSimEngine.Name, IndexedWheel.Name, LinkedWheel.Name, IndexedHeap.Name, LazyQueue.Name];

    private static Comparison Hold(int population, double target) => new(
        $"hold {population:N0}", target, WindowOf(population), () => new EventHold(population), OnAll(new HoldOf(population)));

    /// <summary>As long as about a million events take.</summary>
    private static Duration WindowOf(int perMean) =>
        Duration.FromNanoseconds((long)(Delay.MeanNanoseconds * 1_000_000 / perMean));

    private static Func<IContender>[] OnAll(IModelFactory model) =>
    [
        () => model.On<HvSimEngine, HvSimAlarm>(new HvSimEngine()),
        () => model.On<IndexedWheel, IndexedWheel.Handle>(new IndexedWheel()),
        () => model.On<LinkedWheel, LinkedWheel.Handle>(new LinkedWheel()),
        () => model.On<IndexedHeap, IndexedHeap.Handle>(new IndexedHeap()),
        () => model.On<LazyQueue, LazyQueue.Handle>(new LazyQueue()),
    ];

    private interface IModelFactory
    {
        IContender On<TSimulation, TAlarm>(TSimulation simulation)
            where TSimulation : struct, IBenchSimulation<TAlarm>
            where TAlarm : struct, IBenchAlarm;
    }

    private sealed class HoldOf(int population) : IModelFactory
    {
        public IContender On<TSimulation, TAlarm>(TSimulation simulation)
            where TSimulation : struct, IBenchSimulation<TAlarm>
            where TAlarm : struct, IBenchAlarm => new AlarmHold<TSimulation, TAlarm>(simulation, population);
    }

    private sealed class PholdOf(int objects) : IModelFactory
    {
        public IContender On<TSimulation, TAlarm>(TSimulation simulation)
            where TSimulation : struct, IBenchSimulation<TAlarm>
            where TAlarm : struct, IBenchAlarm => new AlarmPhold<TSimulation, TAlarm>(simulation, objects);
    }

    private sealed class Mm1Of : IModelFactory
    {
        public IContender On<TSimulation, TAlarm>(TSimulation simulation)
            where TSimulation : struct, IBenchSimulation<TAlarm>
            where TAlarm : struct, IBenchAlarm => new AlarmMm1<TSimulation, TAlarm>(simulation);
    }

    private sealed class MixOf(int population) : IModelFactory
    {
        public IContender On<TSimulation, TAlarm>(TSimulation simulation)
            where TSimulation : struct, IBenchSimulation<TAlarm>
            where TAlarm : struct, IBenchAlarm => new AlarmMix<TSimulation, TAlarm>(simulation, population);
    }
}
