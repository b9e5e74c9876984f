using HvSim.Engine;
using HvSim.Models;
using HvSim.Models.Guests;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// All accounts of a host: which virtual processors are dispatched together, where each account is first meant to run, within
/// which fence, and the CPU groups that bound them.
/// </summary>
internal sealed class Roster
{
    private readonly Machine _machine;
    private readonly Place[] _places;
    private readonly Place[] _spread;
    private readonly FairShareSettings _settings;
    private readonly Simulation _simulation;
    private readonly Action<GroupMeter> _groupUsedUp;
    private readonly Dictionary<CpuGroup, (GroupMeter Meter, Fence Fence)> _groups = [];
    private readonly Dictionary<(int Fence, int Node), int> _given = [];
    private readonly List<Fence> _fences = [];
    private readonly List<Account> _accounts = [];
    private readonly Member[] _members;

    private Roster(Simulation simulation, Host host, Place[] places, FairShareSettings settings, Action<GroupMeter> groupUsedUp)
    {
        _simulation = simulation;
        _machine = host.Machine;
        _places = places;
        _settings = settings;
        _groupUsedUp = groupUsedUp;
        _members = new Member[host.Processors.Count];
        var spread = Spread.FirstThreadsFirst(_machine);
        _spread = [.. spread.Select(processor => places[processor.Index / ThreadsPerPlace]).Distinct()];
        Tolerance = Account.ToleranceFor(settings.Slice, ThreadsPerPlace);
        _fences.Add(new Fence(0, places, _machine.Nodes, processors: null));
    }

    /// <summary>How far behind another queue of a node has to be to be served first.</summary>
    public long Tolerance { get; }

    public Fence[] Fences => [.. _fences];

    public int Accounts => _accounts.Count;

    private int ThreadsPerPlace => _places[0].Threads.Length;

    // Queues of different nodes may lie twice as far apart as those of one.
    private long LongestDistance => _machine.Nodes > 1 ? 2 * Tolerance : Tolerance;

    /// <summary>Makes the accounts of a host's virtual processors, in their order.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="host">The host, with all its partitions.</param>
    /// <param name="places">
    /// The places; where a place has two threads, neighbours of a guest share it as far as the guest has two.
    /// </param>
    /// <param name="settings">Settings of the scheduler.</param>
    /// <param name="groupUsedUp">Is told when the members of a CPU group have to be held back.</param>
    public static Roster Of(
        Simulation simulation, Host host, Place[] places, FairShareSettings settings, Action<GroupMeter> groupUsedUp)
    {
        var roster = new Roster(simulation, host, places, settings, groupUsedUp);
        foreach (var partition in host.Partitions)
        {
            if (partition.IsRoot)
                roster.AddRoot(partition);
            else
                roster.AddGuest(partition);
        }
        return roster;
    }

    public Member MemberOf(VirtualProcessor processor) => _members[processor.Number];

    private void AddRoot(Partition root)
    {
        var bound = _machine.RootProcessors(root.Processors.Length);
        var processors = root.Processors.ToArray();
        foreach (var place in processors.GroupBy(processor => _places[bound[processor.Index].Index / ThreadsPerPlace]))
            Add([.. place.Select(Bound)], place.Key, _fences[0]);

        Member Bound(VirtualProcessor processor) => MemberOf(processor, bound[processor.Index].Index % ThreadsPerPlace, group: null);
    }

    private void AddGuest(Partition guest)
    {
        var (meter, fence) = GroupOf(guest.Settings.Group);
        var together = Math.Min(ThreadsPerPlace, guest.Settings.ThreadsPerCore);
        foreach (var processors in guest.Processors.ToArray().Chunk(together))
        {
            var members = processors.Select((processor, thread) => MemberOf(processor, thread, meter)).ToArray();
            Add(members, HomeFor(processors[0].MemoryNode, fence), fence);
        }
    }

    private void Add(Member[] members, Place home, Fence fence)
    {
        foreach (var member in members)
            _members[member.Processor.Number] = member;
        _accounts.Add(new Account(_accounts.Count, members, home, fence, _settings, LongestDistance));
    }

    private Member MemberOf(VirtualProcessor processor, int thread, GroupMeter? group)
    {
        var member = new Member(
            processor, thread, new LimitMeter(processor.Partition.Settings.Limit, _settings.LimitPeriod), group);
        group?.Members.Add(member);
        return member;
    }

    private (GroupMeter? Meter, Fence Fence) GroupOf(CpuGroup? group)
    {
        if (group is null)
            return (null, _fences[0]);
        if (_groups.TryGetValue(group, out var known))
            return known;
        var fence = FenceOf(group.Processors);
        var meter = new GroupMeter(
            _simulation, group.Name, group.Cap * group.Processors.Count, group.Cap >= 1, _settings.LimitPeriod, _groupUsedUp);
        _groups.Add(group, (meter, fence));
        return (meter, fence);
    }

    private Fence FenceOf(IReadOnlyList<int> processors)
    {
        var fence = new Fence(_fences.Count, _places, _machine.Nodes, processors.ToHashSet());
        foreach (var known in _fences)
        {
            if (_places.All(place => known.All.Contains(place.Index) == fence.All.Contains(place.Index)))
                return known;
        }
        _fences.Add(fence);
        return fence;
    }

    /// <summary>The next place in turn of a node, or of the fence where the fence has none in that node.</summary>
    private Place HomeFor(int node, Fence fence)
    {
        if (fence.InNode(node).Count == 0)
            node = -1;
        var order = _spread
            .Where(place => node < 0 ? fence.All.Contains(place.Index) : fence.InNode(node).Contains(place.Index)).ToArray();
        var turn = _given.GetValueOrDefault((fence.Number, node));
        _given[(fence.Number, node)] = turn + 1;
        return order[turn % order.Length];
    }
}
