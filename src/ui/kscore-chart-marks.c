#include "config.h"

#include "ui/kscore-chart-marks.h"

/* How many presses of Page Up walk over all marks, where nobody says otherwise. */
#define PAGES 10

/* A place on a chart. */
#define KSCORE_TYPE_CHART_MARK (kscore_chart_mark_get_type ())
G_DECLARE_FINAL_TYPE (KscoreChartMark, kscore_chart_mark, KSCORE, CHART_MARK, GtkWidget)

struct _KscoreChartMark
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (KscoreChartMark, kscore_chart_mark, GTK_TYPE_WIDGET)

static void
kscore_chart_mark_class_init (KscoreChartMarkClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chart-mark");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
kscore_chart_mark_init (KscoreChartMark *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * KscoreChartMarks:
 *
 * What makes a drawn chart readable and walkable: invisible children over the drawing, one for
 * each thing that it shows, which assistive technologies read as a list and the keyboard walks.
 *
 * A chart is a widget with two children: the image of its #KscoreFigure and this, both given all
 * of its place. It says
 *
 * - the whole in a label and a few sentences with numbers (kscore_chart_marks_set_text()),
 * - each thing in one sentence, in the order of time (kscore_chart_marks_set_marks()); not more
 *   than about 150, or nobody can walk them,
 * - where they stand, in a callback, and gtk_widget_queue_allocate() where that changes;
 *
 * and draws the value of the mark that has the focus as it does while the pointer hovers
 * (`notify::focused`). It is itself not focusable, and its role stays the default one.
 *
 * CSS nodes: `chart-marks`, with a `chart-mark` for each. A focused one has an outline. Keys: Tab
 * enters at the last mark, which is the newest, and leaves with the next press; Left and Right go
 * as seen, Page Up and Page Down by a page, Home and End to the first and the last. Marks take no
 * pointer events. Accessibility: role LIST with LIST_ITEMs. Text direction: marks go from right to
 * left.
 */
struct _KscoreChartMarks
{
  GtkWidget parent_instance;

  GPtrArray             *marks;     /* (owned) (element-type GtkWidget): the children, in order */
  KscoreChartMarksPlace  place;
  gpointer               user_data; /* (not owned): for @place */
  guint                  page;      /* 0 for a part of all */
  int                    focused;   /* index, or -1 */
};

G_DEFINE_FINAL_TYPE (KscoreChartMarks, kscore_chart_marks, GTK_TYPE_WIDGET)

typedef enum {
  PROP_FOCUSED = 1,
} KscoreChartMarksProperty;

static GParamSpec *properties[PROP_FOCUSED + 1];

typedef enum {
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_PAGE_BACK,
  MOVE_PAGE_FORWARD,
  MOVE_FIRST,
  MOVE_LAST,
} Move;

static gboolean
is_rtl (KscoreChartMarks *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static int
get_page (KscoreChartMarks *self)
{
  return (int) (self->page > 0 ? self->page : MAX (2, self->marks->len / PAGES));
}

/* By how many marks a key goes. */
static int
get_step (KscoreChartMarks *self,
          Move              move)
{
  int all = (int) self->marks->len;

  switch (move)
    {
    case MOVE_LEFT:
      return is_rtl (self) ? 1 : -1;
    case MOVE_RIGHT:
      return is_rtl (self) ? -1 : 1;
    case MOVE_PAGE_BACK:
      return -get_page (self);
    case MOVE_PAGE_FORWARD:
      return get_page (self);
    case MOVE_FIRST:
      return -all;
    case MOVE_LAST:
    default:
      return all;
    }
}

/* There is nothing more that way: the window decides what that means. */
static void
fail (KscoreChartMarks *self,
      gboolean          forward)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkDirectionType direction = forward != is_rtl (self) ? GTK_DIR_RIGHT : GTK_DIR_LEFT;
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!gtk_widget_keynav_failed (widget, direction) && root != NULL)
    gtk_widget_child_focus (GTK_WIDGET (root),
                            forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (widget);
  int step = get_step (self, (Move) g_variant_get_int32 (args));
  int index;

  if (self->focused < 0)
    return GDK_EVENT_PROPAGATE;

  index = CLAMP (self->focused + step, 0, (int) self->marks->len - 1);
  if (index == self->focused)
    fail (self, step > 0);
  else
    kscore_chart_marks_focus (self, (guint) index);

  return GDK_EVENT_STOP;
}

static gboolean
kscore_chart_marks_grab_focus (GtkWidget *widget)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (widget);

  return self->marks->len > 0 && kscore_chart_marks_focus (self, self->marks->len - 1);
}

/* All marks are one stop of Tab. */
static gboolean
kscore_chart_marks_focus_vfunc (GtkWidget        *widget,
                                GtkDirectionType  direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && kscore_chart_marks_grab_focus (widget);
}

static void
kscore_chart_marks_set_focus_child (GtkWidget *widget,
                                    GtkWidget *child)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (widget);
  guint index;

  GTK_WIDGET_CLASS (kscore_chart_marks_parent_class)->set_focus_child (widget, child);

  if (child == NULL || !g_ptr_array_find (self->marks, child, &index))
    index = (guint) -1;
  if (self->focused == (int) index)
    return;

  self->focused = (int) index;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOCUSED]);
}

/* Marks are as large as their places, whatever these are. */
static void
kscore_chart_marks_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
kscore_chart_marks_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (widget);
  g_autofree graphene_rect_t *places = g_new0 (graphene_rect_t, self->marks->len + 1);

  self->place (width, height, places, self->marks->len, self->user_data);

  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *mark = g_ptr_array_index (self->marks, i);
      GskTransform *transform = gsk_transform_translate (NULL, &places[i].origin);

      gtk_widget_measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_allocate (mark, MAX (0, (int) places[i].size.width),
                           MAX (0, (int) places[i].size.height), -1, transform);
    }
}

static void
kscore_chart_marks_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (object);

  switch ((KscoreChartMarksProperty) prop_id)
    {
    case PROP_FOCUSED:
      g_value_set_int (value, self->focused);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_chart_marks_dispose (GObject *object)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (object);

  g_ptr_array_set_size (self->marks, 0);

  G_OBJECT_CLASS (kscore_chart_marks_parent_class)->dispose (object);
}

static void
kscore_chart_marks_finalize (GObject *object)
{
  KscoreChartMarks *self = KSCORE_CHART_MARKS (object);

  g_clear_pointer (&self->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (kscore_chart_marks_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *widget_class,
         guint           key,
         guint           keypad_key,
         Move            move)
{
  gtk_widget_class_add_binding (widget_class, key, 0, move_cb, "i", move);
  gtk_widget_class_add_binding (widget_class, keypad_key, 0, move_cb, "i", move);
}

static void
kscore_chart_marks_class_init (KscoreChartMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_chart_marks_get_property;
  object_class->dispose = kscore_chart_marks_dispose;
  object_class->finalize = kscore_chart_marks_finalize;
  widget_class->focus = kscore_chart_marks_focus_vfunc;
  widget_class->grab_focus = kscore_chart_marks_grab_focus;
  widget_class->set_focus_child = kscore_chart_marks_set_focus_child;
  widget_class->measure = kscore_chart_marks_measure;
  widget_class->size_allocate = kscore_chart_marks_size_allocate;

  /**
   * KscoreChartMarks:focused:
   *
   * The mark that has the focus, or -1.
   */
  properties[PROP_FOCUSED] =
    g_param_spec_int ("focused", NULL, NULL, -1, G_MAXINT, -1,
                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  add_key (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, MOVE_LEFT);
  add_key (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, MOVE_RIGHT);
  add_key (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, MOVE_PAGE_BACK);
  add_key (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, MOVE_PAGE_FORWARD);
  add_key (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, MOVE_FIRST);
  add_key (widget_class, GDK_KEY_End, GDK_KEY_KP_End, MOVE_LAST);

  gtk_widget_class_set_css_name (widget_class, "chart-marks");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
kscore_chart_marks_init (KscoreChartMarks *self)
{
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->focused = -1;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * kscore_chart_marks_new:
 * @place: says where the marks stand
 * @user_data: (not nullable): the chart, which is to be the parent
 *
 * Returns: (transfer floating): no marks yet
 */
GtkWidget *
kscore_chart_marks_new (KscoreChartMarksPlace place,
                        gpointer              user_data)
{
  KscoreChartMarks *self = g_object_new (KSCORE_TYPE_CHART_MARKS, NULL);

  self->place = place;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}

/**
 * kscore_chart_marks_set_text:
 * @self: marks
 * @label: what the chart is, "History of the score"
 * @description: what it shows, in a few sentences with numbers
 *
 * Sets what assistive technologies say of the whole chart.
 */
void
kscore_chart_marks_set_text (KscoreChartMarks *self,
                             const char       *label,
                             const char       *description)
{
  g_return_if_fail (KSCORE_IS_CHART_MARKS (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
resize (KscoreChartMarks *self,
        guint             n_marks)
{
  /* The focus stays on the chart where its mark goes away. */
  if (n_marks > 0 && self->focused >= (int) n_marks)
    kscore_chart_marks_focus (self, n_marks - 1);
  if (n_marks < self->marks->len)
    g_ptr_array_set_size (self->marks, (int) n_marks);

  while (self->marks->len < n_marks)
    {
      GtkWidget *mark = g_object_new (KSCORE_TYPE_CHART_MARK, NULL);

      gtk_widget_set_parent (mark, GTK_WIDGET (self));
      g_ptr_array_add (self->marks, mark);
    }
}

/**
 * kscore_chart_marks_set_marks:
 * @self: marks
 * @labels: (array length=n_marks): a sentence for each, in the order of time; copied
 * @n_marks: how many
 *
 * Sets the marks. One that has the focus keeps it, whatever it is now.
 */
void
kscore_chart_marks_set_marks (KscoreChartMarks   *self,
                              const char * const *labels,
                              guint               n_marks)
{
  gboolean resized;

  g_return_if_fail (KSCORE_IS_CHART_MARKS (self));

  resized = self->marks->len != n_marks;
  resize (self, n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      GtkAccessible *mark = g_ptr_array_index (self->marks, i);

      gtk_accessible_update_property (mark, GTK_ACCESSIBLE_PROPERTY_LABEL, labels[i], -1);
      if (resized)
        gtk_accessible_update_relation (mark,
                                        GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1,
                                        GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) n_marks,
                                        -1);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * kscore_chart_marks_get_n_marks:
 * @self: marks
 *
 * Returns: how many there are
 */
guint
kscore_chart_marks_get_n_marks (KscoreChartMarks *self)
{
  g_return_val_if_fail (KSCORE_IS_CHART_MARKS (self), 0);

  return self->marks->len;
}

/**
 * kscore_chart_marks_set_page:
 * @self: marks
 * @page: how many, or 0 for a tenth of all
 *
 * Sets by how many marks Page Up and Page Down go.
 */
void
kscore_chart_marks_set_page (KscoreChartMarks *self,
                             guint             page)
{
  g_return_if_fail (KSCORE_IS_CHART_MARKS (self));

  self->page = page;
}

/**
 * kscore_chart_marks_get_focused:
 * @self: marks
 *
 * Returns: the mark that has the focus, or -1
 */
int
kscore_chart_marks_get_focused (KscoreChartMarks *self)
{
  g_return_val_if_fail (KSCORE_IS_CHART_MARKS (self), -1);

  return self->focused;
}

/**
 * kscore_chart_marks_focus:
 * @self: marks
 * @index: a mark
 *
 * Moves the focus to a mark.
 *
 * Returns: whether it is there
 */
gboolean
kscore_chart_marks_focus (KscoreChartMarks *self,
                          guint             index)
{
  g_return_val_if_fail (KSCORE_IS_CHART_MARKS (self), FALSE);
  g_return_val_if_fail (index < self->marks->len, FALSE);

  return gtk_widget_grab_focus (g_ptr_array_index (self->marks, index));
}
