using HvSim.Engine;
using HvSim.Tests.Support;

namespace HvSim.Bench.Engine;

/// <summary>The models with alarms, for any queue behind them.</summary>
internal abstract class AlarmModel<TSimulation, TAlarm> : IContender
    where TSimulation : struct, IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    private protected AlarmModel(TSimulation simulation) => Simulation = simulation;

    public long EventCount => Simulation.EventCount;

    public long Check { get; protected set; }

    private protected TSimulation Simulation { get; }

    private protected RandomStream Random { get; } = new(1, "model");

    public void RunUntil(Instant end) => Simulation.RunUntil(end);
}

/// <summary>A population of constant size: whatever rings is set again after an exponential delay.</summary>
internal sealed class AlarmHold<TSimulation, TAlarm> : AlarmModel<TSimulation, TAlarm>
    where TSimulation : struct, IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    internal AlarmHold(TSimulation simulation, int population)
        : base(simulation)
    {
        for (var i = 0; i < population; i++)
        {
            _ = new Member(this);
        }
    }

    private sealed class Member
    {
        private readonly AlarmHold<TSimulation, TAlarm> _owner;
        private readonly TAlarm _alarm;

        internal Member(AlarmHold<TSimulation, TAlarm> owner)
        {
            _owner = owner;
            _alarm = owner.Simulation.CreateAlarm(Ring);
            _alarm.SetIn(Delay.Exponential(owner.Random));
        }

        private void Ring()
        {
            _owner.Check++;
            _alarm.SetIn(Delay.Exponential(_owner.Random));
        }
    }
}

/// <summary>Messages between objects: each arrival sends the message on to a random object after an exponential delay.</summary>
internal sealed class AlarmPhold<TSimulation, TAlarm> : AlarmModel<TSimulation, TAlarm>
    where TSimulation : struct, IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    private readonly long[] _visits;

    internal AlarmPhold(TSimulation simulation, int objects)
        : base(simulation)
    {
        _visits = new long[objects];
        for (var i = 0; i < objects; i++)
        {
            _ = new Message(this, i);
        }
    }

    private sealed class Message
    {
        private readonly AlarmPhold<TSimulation, TAlarm> _owner;
        private readonly TAlarm _arrival;
        private int _destination;

        internal Message(AlarmPhold<TSimulation, TAlarm> owner, int destination)
        {
            _owner = owner;
            _destination = destination;
            _arrival = owner.Simulation.CreateAlarm(Arrive);
            _arrival.SetIn(Delay.Exponential(owner.Random));
        }

        private void Arrive()
        {
            _owner.Check += ++_owner._visits[_destination] & 1;
            _destination = _owner.Random.NextInt32(_owner._visits.Length);
            _arrival.SetIn(Delay.Exponential(_owner.Random));
        }
    }
}

/// <summary>One server at 90 % load, exponential arrivals and services, the queue a counter.</summary>
internal sealed class AlarmMm1<TSimulation, TAlarm> : AlarmModel<TSimulation, TAlarm>
    where TSimulation : struct, IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    private readonly TAlarm _arrival;
    private readonly TAlarm _departure;
    private int _present;

    internal AlarmMm1(TSimulation simulation)
        : base(simulation)
    {
        _arrival = simulation.CreateAlarm(Arrive);
        _departure = simulation.CreateAlarm(Depart);
        _arrival.SetIn(Delay.Exponential(Random));
    }

    private void Arrive()
    {
        _arrival.SetIn(Delay.Exponential(Random));
        if (_present++ == 0)
        {
            _departure.SetIn(Delay.Service(Random));
        }
    }

    private void Depart()
    {
        Check++;
        if (--_present > 0)
        {
            _departure.SetIn(Delay.Service(Random));
        }
    }
}

/// <summary>
/// Deadlines as a host has them: short bursts and long slices, and each ring also moves or cancels somebody else's, so
/// that about half of what is set never rings.
/// </summary>
internal sealed class AlarmMix<TSimulation, TAlarm> : AlarmModel<TSimulation, TAlarm>
    where TSimulation : struct, IBenchSimulation<TAlarm>
    where TAlarm : struct, IBenchAlarm
{
    private readonly Member[] _members;

    internal AlarmMix(TSimulation simulation, int population)
        : base(simulation)
    {
        _members = new Member[population];
        for (var i = 0; i < population; i++)
        {
            _members[i] = new Member(this);
        }
    }

    private sealed class Member
    {
        private readonly AlarmMix<TSimulation, TAlarm> _owner;
        private readonly TAlarm _alarm;

        internal Member(AlarmMix<TSimulation, TAlarm> owner)
        {
            _owner = owner;
            _alarm = owner.Simulation.CreateAlarm(Ring);
            _alarm.SetIn(Delay.Bimodal(owner.Random));
        }

        private void Ring()
        {
            _owner.Check++;
            var random = _owner.Random;
            _alarm.SetIn(Delay.Bimodal(random));
            var other = _owner._members[random.NextInt32(_owner._members.Length)]._alarm;
            if (random.NextInt32(4) == 0 && other.IsSet)
            {
                other.Cancel();
            }
            else
            {
                other.SetIn(Delay.Bimodal(random));
            }
        }
    }
}
