using HvSim.Engine;

namespace HvSim.Models.Translation;

/// <summary>What a second level of address translation costs work; none by default.</summary>
/// <param name="Misses">How often the work misses the translation cache.</param>
/// <param name="WalkReference">Time of one memory reference of a walk through page tables, zero or more.</param>
public readonly record struct NestedTranslation(TranslationMisses Misses, Duration WalkReference)
{
    /// <summary>Time that the work takes with the second level, over that without: 1 or more.</summary>
    /// <param name="largePages">Share of the guest's memory that the hypervisor maps by large pages, 0 to 1.</param>
    public double StretchBy(double largePages) => Misses.StretchBy(largePages, WalkReference);
}
