using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// The core scheduler of Hyper-V: the classic scheduler with cores in the place of logical processors, and in the place of
/// virtual processors the neighbours of one guest that share a core. No two guests are on a core at an instant.
/// <para>
/// Virtual processors 2k and 2k + 1 of a guest with two threads per core are dispatched together, on the two hardware threads of
/// a core, as far as they are ready. One of them alone leaves the other thread stranded: it belongs to the guest as long as the
/// core does. So does a virtual processor of a guest of one thread per core, which takes a whole core. Who wakes while its
/// neighbour runs joins it at once; who blocks or is capped leaves the core to its neighbour, and the last one leaves it to
/// others.
/// </para>
/// <para>
/// A pair carries one charge, the time that it has held a core over the sum of its members' weights; it waits once, in the queue
/// of the core where it ran last. Slice, turns, stealing and fairness are the classic scheduler's. A reserve is a share of time
/// on a core: a pair that is owed one goes first, and who of it is ready then runs. Limits and group caps count the run time of
/// each member by itself.
/// </para>
/// <para>
/// Root virtual processors are bound to logical processors; those of one core are a pair. A woken one pre-empts the guest on its
/// core, both threads of it, and runs ahead for a bounded time.
/// </para>
/// <para>
/// A pair of which one spins for long keeps its core: who should give way for whom is not modelled.
/// </para>
/// <para>
/// Where cores have one thread, a pair is a virtual processor and a core a logical processor: this is then the classic scheduler,
/// event by event.
/// </para>
/// </summary>
public sealed class CoreScheduler : FairShareScheduler
{
    /// <summary>A scheduler of idle cores; the partitions come with <see cref="FairShareScheduler.Attach"/>.</summary>
    public CoreScheduler(Simulation simulation, Machine machine, FairShareSettings settings)
        : base(simulation, Place.EachCore(machine), haveSiblings: false, Known(machine, settings))
    {
    }

    private static FairShareSettings Known(Machine machine, FairShareSettings settings) =>
        machine.ThreadsPerCore == 1 ? settings : settings with { SpinYield = SpinYield.None };
}
