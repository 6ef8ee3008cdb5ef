namespace Confrere.Drills.Load;

/// <param name="Rate">Requests a second.</param>
/// <param name="Microseconds">Processor time of the server for each, in which the driver has no part.</param>
internal readonly record struct Throughput(double Rate, double Microseconds);
