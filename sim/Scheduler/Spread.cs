using HvSim.Models.Processors;

namespace HvSim.Scheduler;

/// <summary>The order in which virtual processors get their first places.</summary>
internal static class Spread
{
    /// <summary>The first hardware thread of every core, then the second ones: a core is shared only when no other is free.</summary>
    public static LogicalProcessor[] FirstThreadsFirst(Machine machine)
    {
        var order = new List<LogicalProcessor>();
        for (var thread = 0; thread < machine.ThreadsPerCore; thread++)
        {
            foreach (var processor in machine.Processors)
            {
                if (processor.Index % machine.ThreadsPerCore == thread)
                    order.Add(processor);
            }
        }
        return [.. order];
    }
}
