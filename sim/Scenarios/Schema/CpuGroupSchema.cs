using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>CPU groups: what several guests together may use of the processors.</summary>
internal static class CpuGroupSchema
{
    public static readonly ScalarKey<double> Cap = new("cap", Forms.Percent)
    {
        Description = "Most processor time of all members together, in percent of that of the group's logical processors, enforced "
            + "over the aligned limit periods.",
        Default = "100 %",
        Minimum = "0 %",
        IsAboveMinimum = true,
        Maximum = "100 %",
        Evidence = Evidence.Published,
        Source = SourceKeys.CpuGroups,
    };

    public static readonly ScalarKey<ProcessorList> Processors = new("processors", new ProcessorListForm())
    {
        Description = "Numbers of the logical processors that the members may run on, such as 0..7 or 0..3, 8..11; all for "
            + "every one.",
        Default = ProcessorListForm.All,
        Evidence = Evidence.Published,
        Source = SourceKeys.CpuGroups,
    };

    public static readonly NamedMap Groups = new("cpuGroups", "group", new Section("", Cap, Processors)
    {
        Description = "A CPU group.",
    })
    {
        Description = "The CPU groups by name, for 'cpu.group' of guests.",
    };
}
