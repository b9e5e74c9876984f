using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>How far the charges of those who compete have come. It never falls, and who was away is measured against it.</summary>
internal sealed class Fairness
{
    private readonly List<Account> _left = [];

    /// <summary>The largest charge at which a run has begun that the reserve does not pay.</summary>
    public long Charge { get; private set; }

    /// <summary>A run has begun.</summary>
    public void Began(Account account)
    {
        if (!account.RunsOnReserve)
            Charge = Math.Max(Charge, account.Charge);
    }

    /// <summary>Somebody has blocked or been capped.</summary>
    public void Left(Account account, Instant now)
    {
        account.Leave(now, Charge);
        _left.Add(account);
    }

    /// <summary>Somebody is held back with its group.</summary>
    public void HeldBack(Account account, Instant now)
    {
        account.KeepTurn();
        Left(account, now);
    }

    /// <summary>The decision of an instant is taken: those who left in it have missed nothing yet.</summary>
    public void Decided(Instant now)
    {
        foreach (var account in _left)
        {
            if (account.Place is null && !account.IsReady)
                account.Leave(now, Charge);
        }
        _left.Clear();
    }
}
