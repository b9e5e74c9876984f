using HvSim.Engine;
using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>
/// The classic scheduler of Hyper-V: fair-share, pre-emptive round robin over all logical processors, each hardware thread on its own.
/// <para>
/// Every virtual processor carries a charge, its run time over its weight. A ready one waits in the queue of its home, the logical
/// processor where it ran last. A logical processor that is free, or whose slice is over, takes the least charged of its own queue; it
/// takes one from another queue where that is behind by more than a slice, or where it would idle otherwise. So charges advance
/// together on the whole host, and shares match the water-filling formula.
/// </para>
/// <para>
/// A woken virtual processor takes its home if that is idle, else a wholly idle core, else any idle logical processor, else it queues.
/// When it has to queue, its charge is raised as though it had used the turn that it gave up by blocking, and by as much as the others'
/// charges have come on meanwhile; a long sleep counts like a run of that length; but it goes no further back than the tail. So sleeping
/// earns no credit, among equal weights a waker joins the tail, and one of twice the weight gets two turns in a round of the others. It
/// pre-empts only while its reserve is unmet (or always, where wake pre-emption is switched on).
/// </para>
/// <para>
/// A reserve is owed as time passes. Who is owed goes first, the longest owed first, and that run is not charged: its rate is the
/// reserve plus the weight's share of the remainder. A limit is an allowance per aligned period; who has used it up is capped
/// until the next period begins. A CPU group's cap is an allowance that its members use up together, and its fence the logical
/// processors among which all of this holds for them. Group cap, limit, reserve and weight bind in this order.
/// </para>
/// <para>
/// "Idle" means first of all in the NUMA node of the guest's memory, and a logical processor serves its own node first: a queue
/// of another node has to be twice as far behind.
/// </para>
/// <para>
/// Root virtual processors are bound to logical processors. A woken one pre-empts a guest there at once and runs
/// ahead for a bounded time; after that it competes by charge like everybody else.
/// </para>
/// </summary>
public sealed class ClassicScheduler : FairShareScheduler
{
    /// <summary>A scheduler of idle logical processors; the partitions come with <see cref="FairShareScheduler.Attach"/>.</summary>
    public ClassicScheduler(Simulation simulation, Machine machine, FairShareSettings settings)
        : base(simulation, Place.EachThread(machine), haveSiblings: machine.ThreadsPerCore > 1, settings)
    {
    }
}
