using HvSim.Engine;

namespace HvSim.Bench.Engine;

/// <summary>A settable alarm, whatever queue is behind it. Implemented by structs, so that no call is indirect.</summary>
internal interface IBenchAlarm
{
    bool IsSet { get; }

    void SetIn(Duration delay);

    void Cancel();
}

/// <summary>A run with alarms, whatever queue is behind it.</summary>
internal interface IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    static abstract string Name { get; }

    long EventCount { get; }

    TAlarm CreateAlarm(Action ring);

    void RunUntil(Instant end);
}

/// <summary>One model on one engine, ready to run on and on.</summary>
internal interface IContender
{
    /// <summary>Events that have happened.</summary>
    long EventCount { get; }

    /// <summary>Something that the model counted: both engines must agree on it.</summary>
    long Check { get; }

    void RunUntil(Instant end);
}
