namespace HvSim.Import.Perfmon;

/// <summary>A virtual machine in the log of its host.</summary>
/// <param name="Host">The host.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Known">What the host's log has of its demand.</param>
internal sealed record HostedGuest(string Host, string Name, HashSet<Measure> Known);

/// <summary>The virtual machines in the logs of hosts, to know those that have logged themselves too.</summary>
internal sealed class HostedGuests
{
    private readonly Dictionary<(string Host, string Name), HostedGuest> _byName = [];
    private readonly List<HostedGuest> _guests = [];

    /// <summary>Adds what a log of a host has of a guest.</summary>
    public void Add(GuestPlan plan)
    {
        var key = (Folded.Of(plan.Machine), Folded.Of(plan.Name));
        if (!_byName.TryGetValue(key, out var guest))
        {
            guest = new HostedGuest(plan.Machine, plan.Name, []);
            _byName.Add(key, guest);
            _guests.Add(guest);
        }
        guest.Known.UnionWith(plan.Known);
    }

    /// <summary>
    /// The guests whose name is that of a machine: several where hosts have one of the same name; else the only one that differs
    /// in the domain alone, which one of the two names lacks.
    /// </summary>
    public IReadOnlyList<HostedGuest> Called(string machine)
    {
        var name = Folded.Of(machine);
        if (name.Length == 0)
            return [];
        var same = _guests.FindAll(guest => Folded.Of(guest.Name) == name);
        if (same.Count > 0)
            return same;
        var alike = _guests.FindAll(guest => DifferInDomain(Folded.Of(guest.Name), name));
        return alike.Count == 1 ? alike : [];
    }

    private static bool DifferInDomain(string one, string other) => IsWithDomain(one, other) || IsWithDomain(other, one);

    private static bool IsWithDomain(string full, string bare) =>
        !bare.Contains('.', StringComparison.Ordinal) && full.StartsWith($"{bare}.", StringComparison.Ordinal);
}
