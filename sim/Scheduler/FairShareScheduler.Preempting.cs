using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// Who has to leave its place before its slice is over: for one that is owed more, or because it only spins.
/// <para>
/// A virtual processor that has been spinning for long gives way to a ready one of its own partition (<see cref="SpinYield"/>), which
/// begins a slice there; who gave way waits with the charge that it has. Where nobody is ready it spins on.
/// </para>
/// </summary>
public abstract partial class FairShareScheduler
{
    private readonly List<Account> _spinning = [];

    /// <inheritdoc/>
    public void LongSpin(VirtualProcessor processor)
    {
        ArgumentNullException.ThrowIfNull(processor);
        if (_settings.SpinYield == SpinYield.None || _waiting.HasNoGuests)
            return;
        _spinning.Add(_roster.MemberOf(processor).Account);
        _agenda.Decide();
    }

    private void PreemptForEager()
    {
        foreach (var account in _agenda.Eager)
        {
            if (!account.IsReady)
                continue;
            var leastCharge = account.Reserve.IsUnmet(_simulation.Now) ? long.MinValue : account.Charge;
            if (_pool.VictimFor(account, leastCharge, _simulation.Now) is not { } place)
                continue;
            var mayEnd = place.SliceBegan + _settings.MinimumRun;
            if (mayEnd <= _simulation.Now)
                Replace(place, account);
            else
                _pool.EndSliceBy(place, mayEnd);
        }
        _agenda.Eager.Clear();
    }

    private void YieldSpinners()
    {
        foreach (var account in _spinning)
        {
            if (account.Place is not { } place || !account.Members[0].Processor.IsSpinning)
                continue;
            if (SpinHeir.Of(account, _settings.SpinYield, _roster, _waiting, _simulation.Now) is not { } heir)
                continue;
            account.GiveWay();
            Replace(place, heir);
        }
        _spinning.Clear();
    }
}
