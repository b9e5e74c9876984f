using HvSim.Models.Translation;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>What it costs work that its addresses are translated in two levels.</summary>
internal static class TranslationBuilder
{
    /// <summary>What it costs: nothing natively and where the hypervisor keeps shadow page tables, whose walks are native ones.</summary>
    public static NestedTranslation Of(ActivitySpec activity, HypervisorSpec? hypervisor) => hypervisor is { Slat: true }
        ? new NestedTranslation(
            new TranslationMisses(activity.TlbMisses, activity.LargePages, activity.LargePageMisses), hypervisor.Costs.WalkReference)
        : default;
}
