using HvSim.Engine;

namespace HvSim.Scheduler;

/// <summary>Who gets the logical processor of a virtual processor that has been spinning for long.</summary>
internal static class SpinHeir
{
    /// <summary>The heir, or null where nobody comes into question.</summary>
    /// <param name="spinner">Who spins; it runs, alone in its account.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="roster">All accounts.</param>
    /// <param name="waiting">Those who wait.</param>
    /// <param name="now">The instant.</param>
    public static Account? Of(Account spinner, SpinYield rule, Roster roster, WaitingRoom waiting, Instant now)
    {
        if (rule == SpinYield.Any)
            return waiting.NextFor(spinner.Place!, current: null, now);
        var processor = spinner.Members[0].Processor;
        if (rule == SpinYield.Holder && processor.SpinsOn is { } holder && Takes(roster.MemberOf(holder), spinner.Place!))
            return roster.MemberOf(holder).Account;
        Account? least = null;
        foreach (var sibling in processor.Partition.Processors)
        {
            var member = roster.MemberOf(sibling);
            if (!member.Account.GaveWay && Takes(member, spinner.Place!) && (least is null || member.Account.Charge < least.Charge))
                least = member.Account;
        }
        return least;
    }

    private static bool Takes(Member member, Place place) => member.IsReady && member.Account.Fence.All.Contains(place.Index);
}
