namespace Confrere.Shell.Components;

public enum NoticeKind { Info, Attention, Waiting, Done }
