using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>
/// How accounts leave their places and queues: their members block, or are held back by a limit or a group's cap.
/// </summary>
internal sealed class Departures(Simulation simulation, PlacePool pool, Fairness fairness, CappedRoom capped)
{
    /// <summary>Where those wait who do not run.</summary>
    public WaitingRoom Waiting { get; set; } = WaitingRoom.None;

    /// <summary>A member has blocked, and no longer is where it ran.</summary>
    public void Block(Member member)
    {
        member.EndRun(simulation.Now);
        LeaveUnlessRunning(member.Account);
    }

    /// <summary>The cap of a group is used up: nobody of it runs or waits for the rest of the period.</summary>
    public void HoldBack(GroupMeter group)
    {
        foreach (var member in group.Members)
        {
            if (member.IsRunning || member.IsReady)
                HoldBack(member, member.Account);
        }
    }

    private void HoldBack(Member member, Account account)
    {
        capped.Cap(member);
        if (account.IsRunning || account.IsReady)
            return;
        if (account.Place is { } place)
        {
            account.ChargeUntil(simulation.Now, fairness.Charge);
            pool.Vacate(place);
        }
        else
        {
            Waiting.Remove(account);
        }
        fairness.HeldBack(account, simulation.Now);
    }

    /// <summary>
    /// A slice is over, or the limit of one who runs there is used up: charges the run and holds back whom a limit holds.
    /// </summary>
    public void EndSlice(Place place)
    {
        if (place.Current is not { } account)
            return;
        account.ChargeUntil(simulation.Now, fairness.Charge);
        capped.CapUsedUp(account);
        LeaveUnlessRunning(account);
        if (place.Current is not null && place.SliceEnds > simulation.Now)
            pool.Arm(place);
    }

    private void LeaveUnlessRunning(Account account)
    {
        if (account.IsRunning)
            return;
        account.ChargeUntil(simulation.Now, fairness.Charge);
        fairness.Left(account, simulation.Now);
        pool.Vacate(account.Place!);
    }
}
