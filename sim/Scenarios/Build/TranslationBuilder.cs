using HvSim.Models.Translation;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>How much longer work takes because its addresses are translated in two levels.</summary>
internal static class TranslationBuilder
{
    /// <summary>The stretch of the work: 1 natively and where the hypervisor keeps shadow page tables, whose walks are native ones.</summary>
    public static double StretchOf(ActivitySpec activity, HypervisorSpec? hypervisor) => hypervisor is { Slat: true }
        ? new TranslationMisses(activity.TlbMisses, activity.LargePages, activity.LargePageMisses)
            .StretchBy(hypervisor.LargePages, hypervisor.Costs.WalkReference)
        : 1;
}
