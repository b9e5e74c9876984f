using HvSim.Engine;
using Xunit;

namespace HvSim.Tests.Engine;

public sealed class SimulationTests
{
    private readonly Simulation _simulation = new(1);
    private readonly List<string> _rings = [];

    [Fact]
    public void Phases_AtOneInstant_RingInOrderWhateverTheOrderOfSetting()
    {
        foreach (var phase in new[] { Phase.End, Phase.Observe, Phase.Decide, Phase.Act })
        {
            Recording(phase.ToString(), phase).Set(At(5));
        }

        _simulation.RunUntil(At(5));

        Assert.Equal(["Act", "Decide", "Observe", "End"], _rings);
    }

    [Fact]
    public void Act_RaisedByADecide_RingsBeforeTheNextPhase()
    {
        var act = Recording("act", Phase.Act);
        Recording("observe", Phase.Observe).Set(At(1));
        _simulation.CreateAlarm("decide", act.SetNow, Phase.Decide).Set(At(1));

        _simulation.RunUntil(At(1));

        Assert.Equal(["act", "observe"], _rings);
    }

    [Fact]
    public void Alarm_MovedToTheSameInstant_GoesToTheTail()
    {
        var first = Recording("first");
        first.Set(At(1));
        Recording("second").Set(At(1));
        first.Set(At(1));

        _simulation.RunUntil(At(1));

        Assert.Equal(["second", "first"], _rings);
    }

    [Fact]
    public void Alarm_SetForThePast_ThrowsWithNameAndInstants()
    {
        var alarm = Recording("slice end");
        _simulation.RunUntil(At(2_000_000_000));

        var error = Assert.Throws<InvalidOperationException>(() => alarm.Set(At(1_500_000_000)));

        Assert.Contains("'slice end'", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.500000000 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("2.000000000 s", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => alarm.SetIn(Duration.FromNanoseconds(-1)));
        Assert.False(alarm.IsSet);
    }

    [Fact]
    public void Alarm_SetForNever_IsCancelled()
    {
        var alarm = Recording("alarm");
        alarm.Set(At(1));
        alarm.Set(Instant.Never);

        Assert.False(alarm.IsSet);
        Assert.Equal(Instant.Never, alarm.Due);
    }

    [Fact]
    public void Alarm_SetBetweenTwoRunsForNow_RingsInTheNextOneAtThatInstant()
    {
        var alarm = Recording("alarm");
        _simulation.RunUntil(At(7));
        alarm.SetNow();
        _simulation.RunUntil(At(7));

        Assert.Equal(["alarm"], _rings);
        Assert.Equal(At(7), _simulation.Now);
    }

    [Fact]
    public void Alarm_CenturiesAway_Rings()
    {
        var far = At(long.MaxValue - 1);
        Recording("far").Set(far);
        Recording("near").Set(At(3));

        _simulation.RunUntil(Instant.Never);

        Assert.Equal(["near", "far"], _rings);
        Assert.Equal(far, _simulation.Now);
    }

    [Fact]
    public void Stop_InAHandler_FinishesTheInstantAndKeepsTheClockThere()
    {
        _simulation.CreateAlarm("stop", _simulation.Stop).Set(At(3));
        Recording("same instant", Phase.End).Set(At(3));
        Recording("later").Set(At(4));

        _simulation.RunUntil(At(10));
        _simulation.RunUntil(At(20));

        Assert.Equal(["same instant"], _rings);
        Assert.Equal(At(3), _simulation.Now);
        Assert.True(_simulation.IsStopped);
    }

    [Fact]
    public void Instant_ThatDoesNotSettle_ThrowsWithTheNamesOfItsAlarms()
    {
        Alarm decide = default;
        var act = _simulation.CreateAlarm("restless act", () => decide.SetNow());
        decide = _simulation.CreateAlarm("restless decide", act.SetNow, Phase.Decide);
        Recording("innocent").Set(At(2));
        act.Set(At(1));

        var error = Assert.Throws<InvalidOperationException>(() => _simulation.RunUntil(At(5)));

        Assert.Contains("'restless act'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'restless decide'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("innocent", error.Message, StringComparison.Ordinal);
        Assert.Contains("0.000000001 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instant_WithFiftyThousandAlarms_Settles()
    {
        for (var i = 0; i < 50_000; i++)
        {
            var decide = _simulation.CreateAlarm("decide", () => { }, Phase.Decide);
            _simulation.CreateAlarm("act", decide.SetNow).Set(At(1));
        }

        _simulation.RunUntil(At(1));

        Assert.Equal(100_000, _simulation.EventCount);
    }

    [Fact]
    public void RunUntil_CalledByAnAlarm_Throws()
    {
        _simulation.CreateAlarm("nested", () => _simulation.RunUntil(At(9))).Set(At(1));

        Assert.Throws<InvalidOperationException>(() => _simulation.RunUntil(At(5)));
    }

    [Fact]
    public void RunUntil_AnInstantThatHasPassed_Throws()
    {
        _simulation.RunUntil(At(5));

        Assert.Throws<ArgumentOutOfRangeException>(() => _simulation.RunUntil(At(4)));
    }

    [Fact]
    public void CreateStream_WithANameThatExists_Throws()
    {
        _simulation.CreateStream("web[3]/disk");

        Assert.Throws<InvalidOperationException>(() => _simulation.CreateStream("web[3]/disk"));
    }

    [Fact]
    public void Fingerprint_OfTheSameRings_IsTheSameInEveryProcess()
    {
        Assert.Equal(FingerprintOf(1, 2), FingerprintOf(1, 2));
        Assert.Equal(0xCA3D096FEEB9D420UL, FingerprintOf(1, 2));
    }

    [Fact]
    public void Fingerprint_OfAnotherOrderOrTime_Differs()
    {
        Assert.NotEqual(FingerprintOf(1, 2), FingerprintOf(2, 1));
        Assert.NotEqual(FingerprintOf(1, 2), FingerprintOf(1, 3));
        Assert.NotEqual(FingerprintOf(1, 1), FingerprintOf(1, 2));
    }

    private static ulong FingerprintOf(long first, long second)
    {
        var simulation = new Simulation(1);
        simulation.CreateAlarm("a", () => { }).Set(At(first));
        simulation.CreateAlarm("b", () => { }).Set(At(second));
        simulation.RunUntil(At(10));
        return simulation.Fingerprint;
    }

    private static Instant At(long nanoseconds) => Instant.FromNanoseconds(nanoseconds);

    private Alarm Recording(string name, Phase phase = Phase.Act) => _simulation.CreateAlarm(name, () => _rings.Add(name), phase);
}
