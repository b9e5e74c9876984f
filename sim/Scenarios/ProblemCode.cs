namespace HvSim.Scenarios;

/// <summary>The kinds of problem, for programs that read them.</summary>
public static class ProblemCode
{
    /// <summary>What the codes of all refusals by the host begin with.</summary>
    public const string AdmissionPrefix = "admission.";

    /// <summary>The reserves of all virtual processors exceed the logical processors.</summary>
    public const string AdmissionReserve = "admission.reserve";

    /// <summary>More virtual processors than the host runs.</summary>
    public const string AdmissionVirtualProcessors = "admission.virtual-processors";

    /// <summary>More running guests than the host allows.</summary>
    public const string AdmissionGuests = "admission.guests";

    /// <summary>A guest that is wider than a NUMA node on a host without spanning.</summary>
    public const string AdmissionNuma = "admission.numa";

    /// <summary>A guest that needs more memory to start than the machine has for guests.</summary>
    public const string AdmissionMemory = "admission.memory";

    /// <summary>An assigned device that several guests use.</summary>
    public const string AdmissionDevice = "admission.device";

    /// <summary>A native run with more virtual processors than logical processors.</summary>
    public const string AdmissionNative = "admission.native";

    /// <summary>The file cannot be read.</summary>
    public const string File = "file";

    /// <summary>The text is not YAML, or uses a part of YAML that scenarios do without.</summary>
    public const string Syntax = "syntax";

    /// <summary>A key that no scenario has.</summary>
    public const string UnknownKey = "unknown-key";

    /// <summary>A key that stands twice in one section.</summary>
    public const string DuplicateKey = "duplicate-key";

    /// <summary>A required key that is not there.</summary>
    public const string MissingKey = "missing-key";

    /// <summary>A value of the wrong kind: a list in the place of a section, or no value at all.</summary>
    public const string WrongKind = "wrong-kind";

    /// <summary>A value that cannot be read as what it should be.</summary>
    public const string BadValue = "bad-value";

    /// <summary>A value outside its allowed range.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>Something known that the models do not act on yet.</summary>
    public const string NotModelled = "not-modelled";

    /// <summary>A name or path of something that the scenario does not have.</summary>
    public const string UnknownReference = "unknown-reference";

    /// <summary>Values that contradict each other.</summary>
    public const string Conflict = "conflict";

    /// <summary>A limit of the host's operating system that no change of the number of guests cures.</summary>
    public const string HostLimit = "host-limit";
}
