using HvSim.Engine;
using HvSim.Tests.Support;
using Xunit;

namespace HvSim.Tests.Engine;

/// <summary>
/// The order of rings while the width of the wheel's slots follows the crowd, against a sorted set of what is set. Alarms are
/// set on a coarse grid, so that many share an instant, and every change of width moves such instants.
/// </summary>
public sealed class WheelWidthTests
{
    private const int Rings = 60_000;
    private const int Pieces = 400;

    private readonly Simulation _simulation = new(1);
    private readonly RandomStream _random = new(2, "changes");
    private readonly SortedSet<(Instant Due, Phase Phase, long Order, int Number)> _model = [];
    private readonly List<(Alarm Alarm, long Order)> _alarms = [];
    private readonly HashSet<Duration> _widths = [];
    private long _nextOrder;
    private int _ringsLeft = Rings;
    private long _step;
    private int _setNow;

    [Theory]
    [InlineData(12, 5_000_000, 2)]
    [InlineData(3_000, 50, 3)]
    [InlineData(40_000, 1_000, 2)]
    public void Rings_AcrossChangesOfWidth_FollowAStableSort(int alarms, long step, int leastWidths)
    {
        Create(alarms, step);

        _simulation.RunUntil(Instant.Never);

        Assert.Empty(_model);
        Assert.True(_widths.Count >= leastWidths, $"only {_widths.Count} widths were seen: {string.Join(", ", _widths)}");
    }

    [Fact]
    public void Rings_OfACrowdThatComesAndGoes_FollowAStableSort()
    {
        Create(5_000, 40);
        var crowded = _simulation.CreateAlarm("thin out", () => _step = 40_000_000);
        crowded.Set(Instant.FromNanoseconds(200_000));

        _simulation.RunUntil(Instant.Never);

        Assert.Empty(_model);
        Assert.True(_widths.Count >= 3, $"only {_widths.Count} widths were seen: {string.Join(", ", _widths)}");
    }

    /// <summary>
    /// The run in pieces that end on instants of the grid and between them. Between two pieces alarms are set for now, cancelled
    /// and moved, at an instant at which some have rung already.
    /// </summary>
    [Theory]
    [InlineData(12, 5_000_000, 2)]
    [InlineData(3_000, 50, 3)]
    [InlineData(40_000, 1_000, 2)]
    public void Rings_OfARunInPieces_FollowAStableSort(int alarms, long step, int leastWidths)
    {
        Create(alarms, step);
        for (var piece = 0; piece < Pieces; piece++)
        {
            // On the grid, one nanosecond before it, or anywhere; sometimes where the run stands.
            var ahead = _random.NextInt32(_random.NextInt32(4) == 0 ? 1_000 : 20);
            var grid = (_simulation.Now.Nanoseconds / step + ahead) * step;
            var end = Math.Max(_simulation.Now.Nanoseconds, grid + (_random.NextInt32(3) - 1) * _random.NextInt32((int)step));
            RunUntil(Instant.FromNanoseconds(end));
            for (var changes = _random.NextInt32(4); changes > 0; changes--)
                SetNow(_random.NextInt32(alarms));
            Cancel(_random.NextInt32(alarms));
            Move(_random.NextInt32(alarms));
        }

        _simulation.RunUntil(Instant.Never);

        Assert.Empty(_model);
        Assert.True(_widths.Count >= leastWidths, $"only {_widths.Count} widths were seen: {string.Join(", ", _widths)}");
        Assert.True(_setNow > Pieces, $"only {_setNow} alarms were set for the instant at which the run stood");
    }

    private void RunUntil(Instant end)
    {
        _simulation.RunUntil(end);
        Assert.Equal(end, _simulation.Now);
        Assert.True(_model.Count == 0 || _model.Min.Due > end, $"{_model.Min} has not rung by {end}");
    }

    private void Create(int alarms, long step)
    {
        _step = step;
        for (var i = 0; i < alarms; i++)
        {
            var number = i;
            _alarms.Add((_simulation.CreateAlarm($"a{i}", () => Ring(number), (Phase)_random.NextInt32(4)), 0));
            Move(number);
        }
    }

    private void Ring(int number)
    {
        var first = _model.Min;
        Assert.Equal(first.Number, number);
        Assert.Equal(first.Due, _simulation.Now);
        _model.Remove(first);
        _widths.Add(_simulation.SlotWidth);
        if (_ringsLeft-- > 0)
        {
            Move(number);
            Move(_random.NextInt32(_alarms.Count));
            if (_random.NextInt32(4) == 0)
            {
                SetNow(_random.NextInt32(_alarms.Count));
            }

            if (_random.NextInt32(8) == 0)
            {
                Cancel(_random.NextInt32(_alarms.Count));
                Move(_random.NextInt32(_alarms.Count));
            }
        }
    }

    private void Move(int number)
    {
        Forget(number);
        var alarm = _alarms[number].Alarm;
        // On the grid of steps, up to a thousand of them ahead.
        var due = Instant.FromNanoseconds((_simulation.Now.Nanoseconds / _step + 1 + _random.NextInt32(1_000)) * _step);
        alarm.Set(due);
        Note(number, alarm, due);
    }

    private void SetNow(int number)
    {
        Forget(number);
        var alarm = _alarms[number].Alarm;
        alarm.SetNow();
        Note(number, alarm, _simulation.Now);
        _setNow++;
    }

    private void Note(int number, Alarm alarm, Instant due)
    {
        Assert.Equal(due, alarm.Due);
        _alarms[number] = (alarm, _nextOrder);
        _model.Add((due, alarm.Phase, _nextOrder, number));
        _nextOrder++;
    }

    private void Cancel(int number)
    {
        Forget(number);
        _alarms[number].Alarm.Cancel();
    }

    private void Forget(int number)
    {
        var (alarm, order) = _alarms[number];
        if (alarm.IsSet)
        {
            Assert.True(_model.Remove((alarm.Due, alarm.Phase, order, number)));
        }
    }
}
