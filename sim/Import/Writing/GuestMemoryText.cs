using System.Globalization;
using HvSim.Scenarios.Traces;

namespace HvSim.Import.Writing;

/// <summary>The memory of an imported guest, as the value of its key.</summary>
internal static class GuestMemoryText
{
    /// <summary>Bytes of a mebibyte.</summary>
    public const double MiB = 1 << 20;

    private const double LeastMiB = 512;

    // A guest whose memory in use alone is known gets a quarter more than it ever uses.
    private const double Room = 1.25;

    // What the usual buffer of Dynamic Memory gives: a fifth more than is wanted.
    private const double Buffer = 1.2;

    /// <summary>What the guest was given or, within bounds that its demand sets, is balanced.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="start">The interval in which it starts.</param>
    public static string Of(GuestTrace guest, int start)
    {
        if (guest.Column(TraceColumn.MemoryBytes) is not { } wanted)
        {
            var given = Plain(MostOf(guest));
            return $"{{ static: {given} MiB, demand: {{ committed: {given} MiB, workingSet: 60 % }} }}";
        }
        var most = MostOf(guest);
        var startup = Math.Min(most, Math.Max(LeastMiB, Math.Ceiling(wanted[start] * Buffer / MiB)));
        return guest.HasDynamicMemory
            ? $"{{ startup: {Plain(startup)} MiB, minimum: {Plain(LeastMiB)} MiB, maximum: {Plain(most)} MiB, "
                + "demand: { workingSet: 60 % } }"
            : $"{{ static: {Plain(most)} MiB, demand: {{ workingSet: 60 % }} }}";
    }

    /// <summary>The most that a guest can hold, in MiB: what it was given, or some more than it ever wanted.</summary>
    public static double MostOf(GuestTrace guest)
    {
        var used = guest.Column(TraceColumn.MemoryBytes)?.Max() ?? 0;
        return Math.Max(LeastMiB, Math.Ceiling(Math.Max(guest.AssignedMemoryBytes ?? used * Room, used) / MiB));
    }

    /// <summary>A large number without an exponent.</summary>
    public static string Plain(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
