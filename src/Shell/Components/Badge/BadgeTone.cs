namespace Confrere.Shell.Components;

/// <summary>Plain by default; waiting is gold, attention clay, done pine.</summary>
public enum BadgeTone { Plain, Waiting, Attention, Done }
