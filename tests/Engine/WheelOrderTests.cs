using CsCheck;
using HvSim.Engine;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Engine;

/// <summary>The order of rings against a model: a list of what is set, sorted stably by instant and phase.</summary>
public sealed class WheelOrderTests
{
    private static readonly long[] Spreads = [1, 3, 64, 65, 5_000, 300_000, 20_000_000, 10_000_000_000, 1L << 58];

    [Fact]
    public void Rings_UnderRandomSetsMovesAndCancels_FollowAStableSort() =>
        Gen.ULong.Hold(2_000, seed => new Scenario(seed).Run());

    [Theory]
    [InlineData(6_000, 1_000)]
    [InlineData(6_000, 1_000_000)]
    [InlineData(20_000, 10_000_000_000)]
    public void Rings_OfThousandsOfAlarms_FollowAStableSort(int count, long spread)
    {
        var random = new RandomStream(5, "dues");
        var simulation = new Simulation(1);
        var dues = new long[count];
        var rung = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var number = i;
            dues[i] = (long)(random.NextDouble() * spread);
            simulation.CreateAlarm("alarm", () => rung.Add(number)).Set(Instant.FromNanoseconds(dues[i]));
        }

        simulation.RunUntil(Instant.Never);

        Assert.Equal(Enumerable.Range(0, count).OrderBy(i => dues[i]), rung);
    }

    /// <summary>One random scenario, run on the engine and on the model side by side.</summary>
    private sealed class Scenario
    {
        private readonly RandomStream _random;
        private readonly Simulation _simulation = new(1);
        private readonly Alarm[] _alarms;
        private readonly Instant?[] _due;
        private readonly long[] _order;
        private readonly long _spread;
        private long _nextOrder;
        private int _budget;

        internal Scenario(ulong seed)
        {
            _random = new RandomStream(seed, "scenario");
            _spread = Spreads[_random.NextInt32(Spreads.Length)];
            var count = 1 + _random.NextInt32(_random.NextInt32(4) == 0 ? 200 : 12);
            _alarms = new Alarm[count];
            _due = new Instant?[count];
            _order = new long[count];
            for (var i = 0; i < count; i++)
            {
                var number = i;
                _alarms[i] = _simulation.CreateAlarm($"a{i}", () => Ring(number), (Phase)_random.NextInt32(4));
            }
        }

        internal void Run()
        {
            for (var cut = 0; cut < 12; cut++)
            {
                Change(_random.NextInt32(2 * _alarms.Length));
                _budget = 200;
                var end = cut == 11 ? Instant.Never : Later(_simulation.Now, 2);
                _simulation.RunUntil(end);
                Assert.Equal(-1, NextInModel(end));
                Assert.True(end == Instant.Never || _simulation.Now == end);
            }
        }

        private void Ring(int number)
        {
            Assert.Equal(NextInModel(Instant.Never), number);
            Assert.Equal(_due[number], _simulation.Now);
            _due[number] = null;
            Assert.False(_alarms[number].IsSet);
            if (_budget-- > 0)
            {
                Change(_random.NextInt32(4));
            }
        }

        private void Change(int times)
        {
            for (; times > 0; times--)
            {
                var number = _random.NextInt32(_alarms.Length);
                if (_random.NextInt32(4) == 0)
                {
                    _alarms[number].Cancel();
                    _due[number] = null;
                }
                else
                {
                    SetBoth(number);
                }

                Assert.Equal(_due[number] ?? Instant.Never, _alarms[number].Due);
            }
        }

        private void SetBoth(int number)
        {
            var at = _random.NextInt32(4) switch
            {
                0 => _simulation.Now,
                1 => _due[_random.NextInt32(_alarms.Length)] ?? _simulation.Now,
                _ => Later(_simulation.Now, 1),
            };
            if (at == _simulation.Now && _random.NextInt32(2) == 0)
            {
                _alarms[number].SetNow();
            }
            else if (_random.NextInt32(2) == 0)
            {
                _alarms[number].SetIn(at - _simulation.Now);
            }
            else
            {
                _alarms[number].Set(at);
            }

            _due[number] = at;
            _order[number] = _nextOrder++;
        }

        private Instant Later(Instant now, long times) =>
            now.Nanoseconds > long.MaxValue / 2
                ? now
                : now + Duration.FromNanoseconds((long)(_random.NextDouble() * _spread) / 2 * times);

        private int NextInModel(Instant end)
        {
            var next = -1;
            for (var i = 0; i < _alarms.Length; i++)
            {
                if (_due[i] <= end && (next < 0 || Key(i).CompareTo(Key(next)) < 0))
                {
                    next = i;
                }
            }

            return next;
        }

        private (Instant, Phase, long) Key(int i) => (_due[i]!.Value, _alarms[i].Phase, _order[i]);
    }
}
