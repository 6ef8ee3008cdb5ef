using Confrere.Protocols.Contracts;

namespace Confrere.Allocation.Domain;

/// <summary>What the flow needs to know of the second draw.</summary>
/// <param name="Visit">The visit whose answers bring it.</param>
/// <param name="Groups">One without a label when the arms may not be told apart.</param>
internal sealed record SecondDraw(Visit Visit, IReadOnlyList<FlowGroup> Groups);
