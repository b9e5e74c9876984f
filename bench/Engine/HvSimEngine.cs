using HvSim.Engine;

namespace HvSim.Bench.Engine;

/// <summary>The engine as models use it: its public interface, nothing else.</summary>
internal readonly struct HvSimEngine() : IBenchSimulation<HvSimAlarm>
{
    private readonly Simulation _simulation = new(1);

    public static string Name => "engine";

    public long EventCount => _simulation.EventCount;

    public HvSimAlarm CreateAlarm(Action ring) => new(_simulation.CreateAlarm("alarm", ring));

    public void RunUntil(Instant end) => _simulation.RunUntil(end);
}

internal readonly struct HvSimAlarm(Alarm alarm) : IBenchAlarm
{
    public bool IsSet => alarm.IsSet;

    public void SetIn(Duration delay) => alarm.SetIn(delay);

    public void Cancel() => alarm.Cancel();
}
