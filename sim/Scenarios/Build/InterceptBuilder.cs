using HvSim.Models.Intercepts;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>
/// How often guests leave for the hypervisor: what their code does, less what enlightenments save. A wake-up is a halt, the interrupt
/// that ends it, and the end of that interrupt. A tick is a timer, an interrupt and its end. Without SLAT whatever touches translations
/// leaves the guest as well.
/// </summary>
internal sealed class InterceptBuilder(HypervisorSpec hypervisor)
{
    /// <summary>
    /// Ends of interrupts that still leave the guest with the hypervisor's help, as accesses to a synthetic register (evidence:
    /// published as "up to half" of the ways out saved, docs/SOURCES.md, guest-enlightenments).
    /// </summary>
    private const double AssistedEnds = 0.5;

    private readonly InterceptCosts _costs = new InterceptCosts(kind => hypervisor.Costs.Intercepts.ByKind[(int)kind])
        .WithTransition(hypervisor.Mitigations ? hypervisor.Costs.Mitigation : Engine.Duration.Zero);

    /// <summary>The profile of a guest class.</summary>
    public InterceptProfile Of(GuestSpec guest)
    {
        var profile = Of(guest.Workload.Activity, guest.Enlightenments);
        return hypervisor.Costs.InterceptTimePerCpuSecond is { } fixedTime ? profile.WithRatio(fixedTime.Seconds) : profile;
    }

    /// <summary>The profile of the root, whose code is Windows of the host and as enlightened as can be.</summary>
    public InterceptProfile OfRoot() =>
        Of(ActivitySpec.None, new EnlightenmentSpec { ReferenceClock = true, SyntheticInterrupts = true });

    private InterceptProfile Of(ActivitySpec activity, EnlightenmentSpec enlightened)
    {
        var (ends, registerEnds) = enlightened.SyntheticInterrupts ? (0, AssistedEnds) : (1, 0);
        return new InterceptProfile(PerGuestSecond, PerWake, _costs, PerTick);

        double PerGuestSecond(InterceptKind kind) => kind switch
        {
            InterceptKind.Cpuid => activity.Cpuid,
            InterceptKind.Msr => activity.MsrAccesses + (enlightened.ReferenceClock ? 0 : activity.ClockReads)
                + (activity.Interrupts * registerEnds),
            InterceptKind.IoInstruction => activity.IoInstructions,
            InterceptKind.EndOfInterrupt => activity.Interrupts * ends,
            InterceptKind.NestedPageFault => hypervisor.Slat ? activity.NestedPageFaults : 0,
            InterceptKind.ExternalInterrupt => activity.Interrupts,
            InterceptKind.EmulatedInstruction => activity.EmulatedInstructions,
            InterceptKind.Hypercall => activity.Hypercalls,
            InterceptKind.AddressSpaceSwitch => enlightened.AddressSpaceSwitch ? activity.AddressSpaceSwitches : 0,
            InterceptKind.ControlRegister => enlightened.AddressSpaceSwitch ? 0 : Shadowed(activity.AddressSpaceSwitches),
            InterceptKind.PageTableWrite => Shadowed(activity.PageTableEdits),
            InterceptKind.GuestPageFault => Shadowed(activity.GuestPageFaults),
            InterceptKind.PageInvalidation => Shadowed(activity.Invalidations),
            _ => 0,
        };

        double Shadowed(double rate) => hypervisor.Slat ? 0 : rate;

        double PerWake(InterceptKind kind) => kind switch
        {
            InterceptKind.Hlt => 1,
            _ => PerInterrupt(kind),
        };

        double PerTick(InterceptKind kind) => kind switch
        {
            InterceptKind.Timer => 1,
            _ => PerInterrupt(kind),
        };

        double PerInterrupt(InterceptKind kind) => kind switch
        {
            InterceptKind.ExternalInterrupt => 1,
            InterceptKind.EndOfInterrupt => ends,
            InterceptKind.Msr => registerEnds,
            _ => 0,
        };
    }
}
