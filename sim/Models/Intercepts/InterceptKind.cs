namespace HvSim.Models.Intercepts;

/// <summary>What makes a processor leave the guest for the hypervisor.</summary>
public enum InterceptKind
{
    /// <summary>A CPUID instruction.</summary>
    Cpuid,

    /// <summary>Access to a model-specific register, synthetic ones included.</summary>
    Msr,

    /// <summary>Access to an I/O port that the hypervisor itself serves.</summary>
    IoInstruction,

    /// <summary>The processor is halted because the guest has nothing to run.</summary>
    Hlt,

    /// <summary>End of interrupt, without the help of an enlightenment an access to the interrupt controller's page.</summary>
    EndOfInterrupt,

    /// <summary>The guest touches memory that the second level of address translation does not map.</summary>
    NestedPageFault,

    /// <summary>An interrupt arrives while the guest runs, or wakes it.</summary>
    ExternalInterrupt,

    /// <summary>An instruction that the hypervisor has to decode and carry out.</summary>
    EmulatedInstruction,

    /// <summary>A call of the hypervisor, other than those that have a kind of their own.</summary>
    Hypercall,

    /// <summary>A switch of the guest's address space by hypercall.</summary>
    AddressSpaceSwitch,

    /// <summary>A virtual timer expires and is set again, besides the interrupt that this brings.</summary>
    Timer,

    /// <summary>The guest writes to a page table of its own that the hypervisor keeps a shadow of.</summary>
    PageTableWrite,

    /// <summary>A page fault of the guest that the hypervisor has to look at first, because it keeps shadow page tables.</summary>
    GuestPageFault,

    /// <summary>Access to a control register; where the hypervisor keeps shadow page tables, a plain switch of the address space.</summary>
    ControlRegister,

    /// <summary>The guest drops the translation of one page, which the hypervisor keeps in a shadow page table.</summary>
    PageInvalidation,
}
