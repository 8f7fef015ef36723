//! The lines of Markdown and the blocks on them: where each begins, and what it is in.

/// A block, as far as it matters for what may come behind it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Block {
    Paragraph,
    /// A heading, a code block or a rule: nothing can continue it.
    Closed,
    Quote,
    Table,
    Item,
    /// A list with this mark behind its number or before its items.
    List(char),
}

/// Something that holds blocks: the answer itself, a quote, a list or an item.
struct Container {
    /// How much of the indentation is that of the containers around it.
    outer: usize,
    is_tight: bool,
    last: Option<Block>,
    mark: char,
    /// The number of the next item of a numbered list.
    number: Option<u64>,
}

impl Container {
    fn new(outer: usize, is_tight: bool) -> Self {
        Self { outer, is_tight, last: None, mark: '-', number: None }
    }

    /// Whether an empty line is needed before a block.
    fn parts(&self, next: Block) -> bool {
        let goes_on = matches!(self.last, Some(Block::Quote | Block::List(_) | Block::Table));
        !self.is_tight || goes_on || matches!(next, Block::Paragraph | Block::Table)
    }
}

/// Maximum number of an item.
const MAX_NUMBER: u64 = 999_999_999;

/// Markdown that is being written, and the quotes, lists and items that are open in it.
pub(super) struct Layout {
    pub(super) out: String,
    /// What every line begins with.
    pub(super) indent: String,
    containers: Vec<Container>,
    /// Whether the line has nothing yet but the marks of its containers.
    pub(super) at_start: bool,
    /// Whether text goes on in a block that is open.
    pub(super) in_block: bool,
}

impl Layout {
    pub(super) fn new() -> Self {
        Self {
            out: String::new(),
            indent: String::new(),
            containers: vec![Container::new(0, false)],
            at_start: true,
            in_block: false,
        }
    }

    /// In how many quotes, lists and items the text is.
    pub(super) fn depth(&self) -> usize {
        self.containers.len() - 1
    }

    /// Goes to where a block begins.
    pub(super) fn open(&mut self, block: Block) {
        self.in_block = false;
        let Some(container) = self.containers.last_mut() else { return };
        let is_first = container.last.is_none();
        let parts = container.parts(block);
        container.last = Some(block);
        if is_first {
            return;
        }
        if parts {
            self.new_line();
        }
        self.new_line();
    }

    pub(super) fn new_line(&mut self) {
        self.trim_line();
        self.out.push('\n');
        self.out.push_str(&self.indent);
        self.at_start = true;
    }

    pub(super) fn trim_line(&mut self) {
        self.out.truncate(self.out.trim_end_matches([' ', '\t']).len());
    }

    /// Goes into a container whose first line begins with `mark` and the others with `indent`.
    pub(super) fn enter(&mut self, mark: &str, indent: &str, is_tight: bool) {
        self.containers.push(Container::new(self.indent.len(), is_tight));
        self.out.push_str(mark);
        self.indent.push_str(indent);
        self.at_start = true;
    }

    pub(super) fn leave(&mut self) {
        self.in_block = false;
        if let Some(container) = self.containers.pop() {
            self.indent.truncate(container.outer);
        }
    }

    /// Goes into a list with the mark that it has in its source, if it may: of two lists that follow
    /// one another with one mark, programs make one list.
    pub(super) fn list(&mut self, number: Option<u64>, source: char, is_tight: bool) {
        let last = self.containers.last().and_then(|c| c.last);
        let marks = if number.is_some() { ['.', ')'] } else { ['-', '*'] };
        let marks = [source, marks[0], marks[1]];
        let fits = |mark: &char| match number {
            Some(_) => matches!(mark, '.' | ')'),
            None => matches!(mark, '-' | '*' | '+'),
        };
        let is_free = |mark: &char| fits(mark) && last != Some(Block::List(*mark));
        let mark = marks.into_iter().find(is_free).unwrap_or('-');
        self.open(Block::List(mark));
        self.enter("", "", is_tight);
        if let Some(list) = self.containers.last_mut() {
            (list.mark, list.number) = (mark, number);
        }
    }

    pub(super) fn item(&mut self) {
        self.open(Block::Item);
        let Some(list) = self.containers.last_mut() else { return };
        let is_tight = list.is_tight;
        let mark = match list.number {
            Some(number) => format!("{number}{} ", list.mark),
            None => format!("{} ", list.mark),
        };
        list.number = list.number.map(|n| (n + 1).min(MAX_NUMBER));
        self.enter(&mark, &" ".repeat(mark.len()), is_tight);
    }
}
