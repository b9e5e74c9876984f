namespace HvSim.Import.Writing;

/// <summary>
/// The machine of an imported scenario: that of the log where it is known, else one whose processors are 70 % busy when the
/// guests want what they exceed 5 % of the time. It has one thread on a core.
/// </summary>
/// <param name="Sockets">Number of sockets.</param>
/// <param name="CoresPerSocket">Number of cores of each.</param>
internal readonly record struct WrittenMachine(int Sockets, int CoresPerSocket)
{
    private const int UsualSockets = 2;
    private const double BusyAtP95 = 0.7;

    // Smaller machines than this have one socket.
    private const int LeastOfTwoSockets = 16;

    /// <summary>Number of logical processors.</summary>
    public int LogicalProcessors => Sockets * CoresPerSocket;

    /// <summary>For the guests of a load.</summary>
    public static WrittenMachine Of(ImportedLoad load, IReadOnlyList<GuestTrace> guests)
    {
        if (load.LogicalProcessors is { } logged)
        {
            return logged >= LeastOfTwoSockets && logged % UsualSockets == 0
                ? new WrittenMachine(UsualSockets, logged / UsualSockets)
                : new WrittenMachine(1, logged);
        }
        var needed = Sizing.Of(guests).P95OfSum / BusyAtP95;
        var widest = guests.Max(guest => guest.VirtualProcessors);
        return new WrittenMachine(UsualSockets, Math.Max(2, (int)Math.Ceiling(Math.Max(needed, widest) / UsualSockets)));
    }
}
