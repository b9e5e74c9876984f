using System.Runtime.CompilerServices;

namespace HvSim.Engine;

// An instant must settle: alarms that keep setting each other without letting time pass would ring for ever.
internal sealed partial class TimingWheel
{
    private const int MaxRounds = 10_000;

    // After so many rings the instant is looked at: it is watched only if it is the same one as the last time.
    private const int UnwatchedRings = 10_000;

    // The names in the message are those of the alarms that were pending in the last rounds.
    private const int NamedRounds = 64;
    private const int MaxNames = 16;

    private readonly SortedSet<int> _restless = [];
    private int _ringsLeftInRound = UnwatchedRings;
    private int _rounds;
    private long _watchedInstant = NotSet;

    /// <summary>Begins a round: one ring for each alarm that is pending at this instant.</summary>
    /// <exception cref="InvalidOperationException">The instant has had its last round.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BeginRound()
    {
        if (_watchedInstant != Now)
        {
            _watchedInstant = Now;
            _rounds = 0;
            _restless.Clear();
            _ringsLeftInRound = UnwatchedRings;
            return;
        }

        _rounds++;
        var pending = CountPendingNow(remember: _rounds > MaxRounds - NamedRounds);
        if (_rounds > MaxRounds)
        {
            throw new InvalidOperationException(
                $"The instant {Instant.FromNanoseconds(Now)} does not settle: after {MaxRounds:N0} rounds "
                + $"these alarms still set each other: {NamesOfTheRestless()}.");
        }

        _ringsLeftInRound = pending - 1;
    }

    private int CountPendingNow(bool remember)
    {
        var pending = 0;
        for (var list = FirstPhaseList; list < FirstAlarm; list++)
        {
            for (var node = _nodes[list].Next; node != list; node = _nodes[node].Next)
            {
                pending++;
                if (remember && _restless.Count <= MaxNames)
                {
                    _restless.Add(node);
                }
            }
        }

        return pending;
    }

    private string NamesOfTheRestless()
    {
        var names = new List<string>();
        foreach (var node in _restless)
        {
            names.Add(names.Count < MaxNames ? $"'{NameOf(node)}'" : "...");
        }

        return string.Join(", ", names);
    }
}
