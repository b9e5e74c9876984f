using Xunit;

namespace HvSim.Tests.Scenarios;

/// <summary>Values that cannot be read or are out of range.</summary>
public sealed class BadValueTests
{
    [Theory]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 0",
        "10:24: guests.web.virtualProcessors: '0' is out of range: it must be at least 1. Write a value such as "
            + "'2'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: -2",
        "10:24: guests.web.virtualProcessors: '-2' is out of range: it must be at least 1. Write a value such as "
            + "'2'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: two",
        "10:24: guests.web.virtualProcessors: 'two' is not a whole number. Write digits only, without a unit or "
            + "separators, such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2.5",
        "10:24: guests.web.virtualProcessors: '2.5' is not a whole number. Write digits only, without a unit or "
            + "separators, such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2 VPs",
        "10:24: guests.web.virtualProcessors: '2 VPs' is not a whole number. Write digits only, without a unit "
            + "or separators, such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 1_000",
        "10:24: guests.web.virtualProcessors: '1_000' is not a whole number. Write digits only, without a unit "
            + "or separators, such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 99999999999",
        "10:24: guests.web.virtualProcessors: '99999999999' is too large. Write a number such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 0x10",
        "10:24: guests.web.virtualProcessors: '0x10' is not a whole number. Write digits only, without a unit or "
            + "separators, such as '24'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: NaN",
        "10:24: guests.web.virtualProcessors: 'NaN' is not a whole number. Write digits only, without a unit or "
            + "separators, such as '24'.")]
    [InlineData("duration: 60 s", "duration: 60",
        "16:18: run.duration: '60' has no unit. Write a number with ns, us, ms, s, min or h, such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: 10 GiB",
        "16:18: run.duration: 'GiB' is not a unit of time. Use ns, us, ms, s, min or h, such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: 60 S",
        "16:18: run.duration: 'S' is not a unit of time. Did you mean 's'?")]
    [InlineData("duration: 60 s", "duration: 1 m",
        "16:18: run.duration: 'm' is not a unit of time. Did you mean 'min'?")]
    [InlineData("duration: 60 s", "duration: -60 s",
        "16:18: run.duration: '-60 s' is out of range: it must be at least 1 ms. Write a value such as '60 s'.")]
    [InlineData("duration: 60 s", "duration: long",
        "16:18: run.duration: 'long' does not begin with a number. Write a number and a unit, such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: Infinity s",
        "16:18: run.duration: 'Infinity s' does not begin with a number. Write a number and a unit, such as '10 "
            + "ms'.")]
    [InlineData("duration: 60 s", "duration: 1e3 s",
        "16:18: run.duration: 'e3 s' is not a unit of time. Use ns, us, ms, s, min or h, such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: '1,5 s'",
        "16:18: run.duration: ',5 s' is not a unit of time. Write digits with a decimal point and nothing "
            + "between them, such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: 0.5 ns",
        "16:18: run.duration: '0.5 ns' is finer than a nanosecond. Round it to whole nanoseconds.")]
    [InlineData("duration: 60 s", "duration: 9999999999 h",
        "16:18: run.duration: '9999999999 h' is longer than can be simulated. The longest time is 292 years.")]
    [InlineData("duration: 60 s", "duration: 99999999999999999999999999999999 s",
        "16:18: run.duration: '99999999999999999999999999999999 s' is too large or too long a number. Write a "
            + "value such as '10 ms'.")]
    [InlineData("duration: 60 s", "duration: 721 h",
        "16:18: run.duration: '721 h' is out of range: it must be at most 720 h. Write a value such as '60 s'.")]
    [InlineData("warmup: 5 s", "warmup: automatic",
        "16:32: run.warmup: 'automatic' does not begin with a number. Write a number and a unit, such as '10 ms'. "
            + "The word 'auto' has the first replications show it.")]
    [InlineData("warmup: 5 s", "warmup: 5 s, replications: 1",
        "16:51: run.replications.min: '1' is out of range: it must be at least 2. Write a value such as '10'.")]
    [InlineData("warmup: 5 s", "warmup: 5 s, precision: { p95: 0 % }",
        "16:55: run.precision.p95: '0 %' is out of range: it must be above 0 %. Write a value such as '10 %'.")]
    [InlineData("warmup: 5 s", "warmup: 5 s, seed: 18446744073709551616",
        "16:43: run.seed: '18446744073709551616' is too large. Write a number such as '24'.")]
    [InlineData("rate: 60 /s", "rate: 60",
        "12:44: guests.web.workload.requests.rate: '60' has no unit. Write a number with /s, /min or /h, such as "
            + "'120 /s'.")]
    [InlineData("rate: 60 /s", "rate: 60 Hz",
        "12:44: guests.web.workload.requests.rate: 'Hz' is not a unit of rate. Did you mean '/s'?")]
    [InlineData("rate: 60 /s", "rate: 0 /s",
        "12:44: guests.web.workload.requests.rate: '0 /s' is out of range: it must be above 0 /s. Write a value "
            + "such as '120 /s'.")]
    [InlineData("arrivals: poisson", "arrivals: Poisson",
        "12:29: guests.web.workload.requests.arrivals: 'Poisson' is not one of the choices. Did you mean "
            + "'poisson'? Choose poisson, bursty or deterministic.")]
    [InlineData("arrivals: poisson", "arrivals: zipf",
        "12:29: guests.web.workload.requests.arrivals: 'zipf' is not one of the choices. Choose poisson, bursty "
            + "or deterministic.")]
    [InlineData("cpu: 5 ms", "cpu: { mean: 5 ms, cv: 0.05 }",
        "13:40: guests.web.workload.each[0].cpu.cv: a variation above 0 must be at least 0.1. Write 0 for a "
            + "constant time, or 0.1 to 10.")]
    [InlineData("cpu: 5 ms", "cpu: { mean: 5 ms, cv: 11 }",
        "13:40: guests.web.workload.each[0].cpu.cv: '11' is out of range: it must be at most 10. Write a value "
            + "such as '1'.")]
    [InlineData("cpu: 5 ms", "cpu: { mean: 5 ms, cv: 50 % }",
        "13:40: guests.web.workload.each[0].cpu.cv: '50 %' is not a plain number. Write digits with a decimal "
            + "point and no unit, such as '1.5'.")]
    [InlineData("cpu: 5 ms", "cpu: 0 ms",
        "13:22: guests.web.workload.each[0].cpu.mean: '0 ms' is out of range: it must be above 0 ns. Write a "
            + "value such as '10 ms'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { reserve: 0.2 }",
        "11:21: guests.web.cpu.reserve: '0.2' has no unit. Write a number with %, such as '20 %'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { reserve: 120 % }",
        "11:21: guests.web.cpu.reserve: '120 %' is out of range: it must be at most 100 %. Write a value such as "
            + "'0 %'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { limit: 0 % }",
        "11:19: guests.web.cpu.limit: '0 %' is out of range: it must be above 0 %. Write a value such as '100 %'.")]
    [InlineData("virtualProcessors: 2", "virtualProcessors: 2\n    cpu: { weight: 10001 }",
        "11:20: guests.web.cpu.weight: '10001' is out of range: it must be at most 10000. Write a value such as "
            + "'100'.")]
    [InlineData("scheduler: classic", "scheduler: classic, wakePreemption: yes",
        "7:53: host.hypervisor.wakePreemption: 'yes' is neither true nor false. Write true or false.")]
    [InlineData("name: base", "name: Base Case",
        "3:7: name: 'Base Case' is not a name. Use lower-case letters, digits and hyphens, such as 'web-density'.")]
    [InlineData("coresPerSocket: 4", "coresPerSocket: 4, threadsPerCore: 4",
        "5:61: host.machine.threadsPerCore: '4' is out of range: it must be at most 2. Write a value such as '1'.")]
    public void Value_ThatCannotBe_IsRefusedWithItsPlaceAndCure(string old, string @new, string expected)
    {
        Assert.Equal(expected, Texts.ProblemsOf(Texts.With(old, @new)));
    }
}
